/** Try a request with one of the keys and read what the service would answer. */

import { h, icon } from "../../dom.js";
import { t } from "../../i18n.js";
import { tryKey } from "../../key-actions.js";
import { REQUESTS } from "../../keys.js";
import { field, select } from "../../ui/field.js";
import { refresh } from "../../ui/shell.js";
import { waitIn } from "../integrations/wait.js";
import { card } from "../parts.js";

let chosen = { key: "", request: REQUESTS[0].id, answer: null };

const STATUS_TEXT = { 200: "OK", 201: "Created", 401: "Unauthorized", 403: "Forbidden" };

export function requestCard(keys) {
  if (!keys.some((key) => key.id === chosen.key)) chosen = { ...chosen, key: keys[0].id, answer: null };
  const clear = (name) => (value) => {
    chosen = { ...chosen, [name]: value, answer: null };
    output.replaceChildren();
  };
  const output = h("div", { role: "status", testid: "request-answer" }, chosen.answer && answer());
  const key = select("request-key", chosen.key, keys.map((item) => [item.id, `${item.name} (${item.prefix}…)`]), { onChange: clear("key") });
  const request = select("request-kind", chosen.request, REQUESTS.map((item) => [item.id, `${t(`api_keys.request.${item.id}`)}: ${item.method} ${item.path}`]), { onChange: clear("request") });
  return card(t("api_keys.try_title"), { testid: "request-card", class: "block" },
    h("p", { class: "hint" }, t("api_keys.try_hint")),
    h("div", { class: "pair" }, field(key, t("api_keys.try_key")), field(request, t("api_keys.try_request"))),
    h("p", { class: "actions" }, h("button", { type: "button", class: "button", testid: "send-request", on: { click: (event) => send(event.currentTarget, output) } }, icon("routing"), t("api_keys.try"))),
    output);
}

async function send(button, output) {
  if (!await waitIn(button, output, t("api_keys.trying"))) return;
  chosen.answer = tryKey(chosen.key, REQUESTS.find((item) => item.id === chosen.request));
  refresh();
}

function answer() {
  const { status, reason } = chosen.answer;
  const passed = status < 400;
  return h("div", { class: "run" },
    h("p", { class: passed ? "verdict is-passed" : "verdict is-failed", testid: "request-status" }, icon(passed ? "check" : "alert"), h("span", {}, `${status} ${STATUS_TEXT[status]}`)),
    h("p", {}, t(`api_keys.answer.${reason || chosen.request}`)),
    h("pre", { class: "code", tabindex: "0", "aria-label": t("api_keys.answer_body"), testid: "request-body" }, body(reason)));
}

function body(reason) {
  if (reason) return JSON.stringify({ error: reason }, null, 2);
  return JSON.stringify({
    "list-invoices": { invoices: [{ id: "INV-2050", status: "waiting" }], next: null },
    "submit-invoice": { id: "INV-2051", status: "waiting", sandbox: "nothing was submitted" },
    "monthly-spend": { month: new Date().toISOString().slice(0, 7), currency: "USD", departments: 5 },
  }[chosen.request], null, 2);
}
