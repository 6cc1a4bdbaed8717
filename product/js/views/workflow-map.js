/** A workflow drawn from top to bottom: what starts it, its branches, who approves on each, what follows. */

import { h, icon } from "../dom.js";
import { t } from "../i18n.js";
import { branches } from "../engine.js";
import { AUTO, modeOf, peopleOf } from "../routes.js";
import { conditionText, peopleText, sentence } from "./workflow-words.js";

/**
 * @param definition
 * @param {{lane, decorative, testid}} options `lane` = the branch an invoice took; `decorative` hides it from screen readers where the same is said in words
 */
export function flowMap(definition, { lane = null, decorative = false, testid = null } = {}) {
  const { trigger, decision, notification, escalation } = definition;
  const taken = (index) => (lane === null ? "" : lane === index ? "is-taken" : "is-passed-by");
  const nodes = [
    node("trigger", trigger ? t(`workflow.trigger.${trigger}`) : t("workflow.says.no_trigger")),
    decision ? decisionNode(definition, taken) : node("routing", t("workflow.map.every"), lanes([branchRow("", definition.approver, taken(0))])),
    notification && node("notification", sentence({ key: "workflow.map.notify", params: { recipient: notification.recipient } })),
    escalation && node("escalation", sentence({ key: "workflow.says.escalate", params: { count: escalation.days ?? 0, to: escalation.to } })),
    node("end", t("workflow.map.end")),
  ];
  return h("ol", { class: lane === null ? "map" : "map is-walked", testid, "aria-hidden": decorative ? "true" : null }, nodes);
}

function node(part, text, ...children) {
  return h("li", { class: `map-node is-${part}` },
    h("span", { class: "map-icon" }, icon(part === "end" ? "check" : part)),
    h("div", { class: "map-body" }, h("span", { class: "map-text" }, text), children));
}

function decisionNode(definition, taken) {
  const { decision } = definition;
  if (!decision.field) return node("decision", t("workflow.says.no_field"));
  const rows = branches(definition).map(({ rule, route }, index) => branchRow(conditionText(decision, rule), route, taken(index)));
  return node("decision", t(`workflow.field.${decision.field}`), lanes(rows));
}

function lanes(rows) {
  return h("ul", { class: "map-lanes" }, rows);
}

function branchRow(condition, route, state) {
  const people = peopleOf(route);
  return h("li", { class: `map-lane ${state}`.trim() },
    condition && h("span", { class: "map-condition" }, condition),
    h("span", { class: "map-people" },
      people.map((who) => h("span", { class: who === AUTO ? "map-person is-auto" : who ? "map-person" : "map-person is-open" }, icon(who === AUTO ? "check" : "person"), peopleText([who], "one"))),
      people.length > 1 && h("span", { class: "map-mode" }, t(`workflow.mode.${modeOf(route)}_short`))));
}
