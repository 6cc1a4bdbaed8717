/** One webhook: its address and events, a test, and the log of its deliveries. */

import { h, icon } from "../../dom.js";
import { moment, number, t } from "../../i18n.js";
import { go } from "../../router.js";
import { openDialog } from "../../ui/dialog.js";
import { field, select } from "../../ui/field.js";
import { refresh } from "../../ui/shell.js";
import { toast } from "../../ui/toast.js";
import { changeWebhook, deleteWebhook, findWebhook, redeliver, testWebhook } from "../../webhook-actions.js";
import { HOOK_EVENTS, hookState, hostOf, isDelivered } from "../../webhooks.js";
import { waitIn } from "../integrations/wait.js";
import { message } from "../message.js";
import { backLink, card, heading } from "../parts.js";
import { openWebhookForm } from "./webhook-form.js";
import { hookBadge } from "./webhook-list.js";

export function webhook({ id }) {
  const hook = findWebhook(id);
  if (!hook) return message("webhooks.missing_title", t("webhooks.missing"));
  const host = hostOf(hook.address);
  const content = h("div", {},
    backLink("#/api-keys", t("webhooks.back")),
    h("div", { class: "page-head" },
      h("div", {}, heading(host), h("p", { class: "state-line" }, hookBadge(hook))),
      h("div", { class: "actions" },
        h("button", { type: "button", class: "button", testid: "pause-webhook", on: { click: () => pause(hook) } }, t(hook.active ? "webhooks.pause" : "webhooks.resume")),
        h("button", { type: "button", class: "button quiet danger-quiet", testid: "delete-webhook", on: { click: () => remove(hook) } }, icon("bin"), t("webhooks.delete")))),
    hookState(hook) === "failing" && h("div", { class: "problem", role: "note", testid: "webhook-problem" }, icon("alert"),
      h("p", {}, h("strong", {}, t("webhooks.failing")), " ", t("webhooks.failing_remedy"))),
    h("div", { class: "columns" },
      h("div", { class: "column" }, logCard(hook)),
      h("div", { class: "column" }, settingsCard(hook), testCard(hook))));
  return { title: host, content };
}

function settingsCard(hook) {
  return card(t("webhooks.settings"), { testid: "webhook-card" },
    h("dl", { class: "facts" },
      h("div", {}, h("dt", {}, t("webhooks.address")), h("dd", { testid: "webhook-fact-address" }, hook.address)),
      h("div", {}, h("dt", {}, t("webhooks.events")), h("dd", {}, h("ul", {}, hook.events.map((name) => h("li", {}, t(`webhooks.event.${name}`)))))),
      h("div", {}, h("dt", {}, t("webhooks.secret")), h("dd", {}, h("code", {}, `${hook.prefix}…`)))),
    h("p", { class: "actions" }, h("button", { type: "button", class: "button", testid: "change-webhook", on: { click: () => openWebhookForm(hook) } }, t("webhooks.change"))));
}

function testCard(hook) {
  const output = h("div", { role: "status", testid: "webhook-test" });
  const event = select("webhook-test-event", hook.events[0], HOOK_EVENTS.map((name) => [name, t(`webhooks.event.${name}`)]));
  const send = async (click) => {
    if (!await waitIn(click.currentTarget, output, t("webhooks.testing"))) return;
    tell(testWebhook(hook.id, event.value));
  };
  return card(t("webhooks.test_title"), { testid: "webhook-test-card" },
    field(event, t("webhooks.test_event")),
    h("p", { class: "actions" }, h("button", { type: "button", class: "button", testid: "test-webhook", on: { click: send } }, icon("test"), t("webhooks.test"))),
    output);
}

/** Draw the log anew and say what the receiver answered. */
function tell(delivery) {
  refresh();
  toast(isDelivered(delivery) ? t("webhooks.delivered", { status: delivery.status }) : t("webhooks.not_delivered", { answer: statusText(delivery) }));
}

function statusText({ status }) {
  return status === 0 ? t("webhooks.no_answer") : String(status);
}

function logCard(hook) {
  return card(t("webhooks.log"), { testid: "delivery-log" },
    hook.deliveries.length === 0
      ? h("p", { class: "muted" }, t("webhooks.log_empty"))
      : h("ol", { class: "log deliveries" }, hook.deliveries.map((delivery) => deliveryItem(hook, delivery))));
}

function deliveryItem(hook, delivery) {
  const ok = isDelivered(delivery);
  const notes = [moment(delivery.at), t("webhooks.took", { ms: number(delivery.ms) }), delivery.test && t("webhooks.is_test"), delivery.attempt > 1 && t("webhooks.attempt", { count: delivery.attempt })];
  const again = async (click) => {
    const button = click.currentTarget;
    if (!await waitIn(button, h("p", {}), "")) return;
    tell(redeliver(hook.id, delivery.number));
    document.querySelector("[data-testid=delivery-log] summary")?.focus();
  };
  return h("li", { class: ok ? "is-ok" : "is-failed", testid: `delivery-row-${delivery.number}` }, icon(ok ? "check" : "alert"),
    h("div", { class: "row-main" },
      h("details", {},
        h("summary", { testid: `open-delivery-${delivery.number}` },
          h("strong", {}, t(`webhooks.event.${delivery.event}`)), " ", h("span", { class: `chip is-${ok ? "approved" : "rejected"}`, testid: `delivery-status-${delivery.number}` }, statusText(delivery))),
        h("p", { class: "muted" }, t("webhooks.sent_body")),
        h("pre", { class: "code", tabindex: "0", "aria-label": t("webhooks.sent_body") }, delivery.body),
        h("p", { class: "muted" }, t(`webhooks.answer.${ok ? "ok" : delivery.status}`))),
      h("span", { class: "muted" }, notes.filter(Boolean).join(" · "))),
    !ok && h("button", { type: "button", class: "button", testid: `redeliver-${delivery.number}`, on: { click: again } }, t("webhooks.again")));
}

function pause(hook) {
  changeWebhook(hook.id, { active: !hook.active });
  refresh();
  toast(t(hook.active ? "webhooks.resumed" : "webhooks.paused"));
}

function remove(hook) {
  openDialog({
    testid: "delete-webhook-dialog", title: t("webhooks.delete_title", { host: hostOf(hook.address) }), hint: t("webhooks.delete_hint"), confirm: t("webhooks.delete_confirm"), danger: true,
    onConfirm: () => {
      deleteWebhook(hook.id);
      go("/api-keys");
      toast(t("webhooks.deleted"));
    },
  });
}
