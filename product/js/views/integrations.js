/** The integrations as cards, each with its state and its next step. */

import { h, icon } from "../dom.js";
import { connectionOf } from "../integration-actions.js";
import { INTEGRATIONS, stateOf } from "../integrations.js";
import { moment, t } from "../i18n.js";
import { openSettings } from "./integrations/settings.js";
import { logText } from "./integrations/words.js";
import { pageHead } from "./parts.js";

const ICON_OF = { accounting: "reports", sso: "person", chat: "comment", email: "at" };
const CHIP = { off: "draft", on: "approved", problem: "rejected" };

export function stateBadge(id) {
  const state = stateOf(connectionOf(id));
  return h("span", { class: `chip is-${CHIP[state]}`, testid: `integration-state-${id}` }, t(`integrations.state.${state}`));
}

export function integrations() {
  const content = h("div", {},
    pageHead(t("integrations.title"), t("integrations.intro")),
    h("ul", { class: "integration-list", "aria-label": t("integrations.list"), testid: "integration-list" }, INTEGRATIONS.map(card)));
  return { title: t("integrations.title"), content };
}

function card({ id }) {
  const connection = connectionOf(id);
  const [last] = connection.log;
  return h("li", { class: "card integration", testid: `integration-card-${id}` },
    h("div", { class: "integration-head" },
      h("span", { class: "workflow-icon", "aria-hidden": "true" }, icon(ICON_OF[id])),
      h("div", { class: "row-main" }, h("h2", { id: `integration-${id}` }, t(`integrations.${id}`)), stateBadge(id))),
    h("p", {}, t(`integrations.${id}.text`)),
    connection.on && last && h("p", { class: "muted" }, `${moment(last.at)}: ${logText(id, last)}`),
    h("div", { class: "actions" }, connection.on ? openLink(id, connection) : connectButton(id)));
}

function openLink(id, connection) {
  const label = t(connection.problem ? "integrations.repair" : "integrations.manage");
  return h("a", { class: connection.problem ? "button primary" : "button", href: `#/integrations/${id}`, testid: `manage-${id}`, "aria-describedby": `integration-${id}` }, label);
}

function connectButton(id) {
  return h("button", {
    type: "button", class: "button primary", testid: `connect-${id}`, "aria-describedby": `integration-${id}`, on: { click: () => openSettings(id, { connect: true }) },
  }, t("integrations.connect"));
}
