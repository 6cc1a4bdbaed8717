/** The cards of a workflow's steps, with the controls that change them. */

import { h, icon } from "../dom.js";
import { money, personName, t } from "../i18n.js";
import { APPROVERS } from "../people.js";
import { DEPARTMENTS } from "../seed.js";
import { field, select } from "../ui/field.js";
import { toast } from "../ui/toast.js";
import { parseAmount } from "./invoice-form.js";

const TRIGGERS = ["invoice-submitted", "invoice-resubmitted"];
const FIELDS = ["amount", "department"];
const RECIPIENTS = ["approver", "submitter", "administrator"];
const ESCALATE_TO = ["managers-manager", "director", "administrator"];
const newRule = () => ({ limit: null, department: "", approver: "" });

/** Steps a workflow may have once, the testid that takes the focus, and how each begins. */
export const ADDABLE = [
  { part: "decision", first: "decision-field", make: () => ({ field: "", rules: [newRule()], otherwise: "" }) },
  { part: "notification", first: "notification-recipient", make: () => ({ recipient: "", message: t("workflow.message_default") }) },
  { part: "escalation", first: "escalation-days", make: () => ({ days: null, to: "" }) },
];

/** @param change (part, apply, redraw) => void, where apply changes the draft in place */
export function stepCards(draft, edit, change) {
  const cards = [triggerCard(draft, change), draft.decision ? decisionCard(draft.decision, change) : routingCard(draft, change)];
  if (draft.notification) cards.push(notificationCard(draft.notification, change));
  if (draft.escalation) cards.push(escalationCard(draft.escalation, change));
  if (!edit) {
    for (const card of cards) for (const control of card.querySelectorAll("input, select, button")) control.disabled = true;
  }
  return cards;
}

function stepCard(part, change, ...children) {
  const name = t(`workflow.${part}`);
  const removable = ADDABLE.some((step) => step.part === part);
  const remove = () => {
    change(part, (draft) => {
      draft[part] = null;
    }, true);
    document.querySelector(`[data-testid="add-${part}"]`)?.focus();
    toast(t("workflow.removed", { step: name }));
  };
  return h("li", { class: `step is-${part}`, testid: `step-${part}`, "data-part": part },
    h("span", { class: "step-icon", "aria-hidden": "true" }, icon(part)),
    h("div", { class: "card step-card" },
      h("div", { class: "step-head" }, h("h2", { class: "card-title" }, name),
        removable && h("button", { type: "button", class: "icon-button", testid: `remove-${part}`, "aria-label": t("workflow.remove", { step: name }), on: { click: remove } }, icon("bin"))),
      children));
}

function triggerCard(draft, change) {
  const options = TRIGGERS.map((trigger) => [trigger, t(`workflow.trigger.${trigger}`)]);
  const control = select("trigger-select", draft.trigger, options, {
    choose: t("workflow.trigger_choose"),
    onChange: (value) => change("trigger", (item) => { item.trigger = value; }),
  });
  return stepCard("trigger", change, field(control, t("workflow.trigger_label")));
}

function approverSelect(testid, value, onChange) {
  const options = [...APPROVERS.map((id) => [id, personName(id)]), ["auto", t("workflow.approver.auto")]];
  return select(testid, value, options, { choose: t("workflow.approver_choose"), onChange });
}

function routingCard(draft, change) {
  const options = [...APPROVERS.map((id) => [id, personName(id)]), ["auto", t("workflow.approver.auto")]];
  const control = select("routing-approver", draft.approver, options, {
    onChange: (value) => change("routing", (item) => { item.approver = value; }),
  });
  return stepCard("routing", change, field(control, t("workflow.routing_label"), { hint: t("workflow.routing_hint") }));
}

function decisionCard(decision, change) {
  const options = FIELDS.map((name) => [name, t(`workflow.field.${name}`)]);
  const choice = select("decision-field", decision.field, options, {
    choose: t("workflow.decision_choose"),
    onChange: (value) => {
      change("decision", (item) => { item.decision.field = value; }, true);
      document.querySelector("[data-testid=decision-field]").focus();
    },
  });
  return stepCard("decision", change, field(choice, t("workflow.decision_label")), decision.field && rules(decision, change));
}

function rules(decision, change) {
  const add = () => {
    change("decision", (item) => { item.decision.rules.push(newRule()); }, true);
    const kind = decision.field === "amount" ? "limit" : "department";
    document.querySelector(`[data-testid="rule-${decision.rules.length}-${kind}"]`)?.focus();
  };
  return h("fieldset", { class: "rules" },
    h("legend", {}, t("workflow.rules")),
    h("ol", { class: "rule-list", testid: "rule-list" }, decision.rules.map((rule, index) => ruleRow(decision, rule, index, change)), otherwiseRow(decision, change)),
    h("button", { type: "button", class: "button quiet", testid: "add-rule", on: { click: add } }, icon("plus"), t("workflow.rule_add")));
}

function ruleRow(decision, rule, index, change) {
  const number = index + 1;
  const set = (key, value) => change("decision", (item) => { item.decision.rules[index][key] = value; });
  const remove = () => {
    change("decision", (item) => { item.decision.rules.splice(index, 1); }, true);
    document.querySelector("[data-testid=add-rule]")?.focus();
  };
  return h("li", { class: "rule", testid: `rule-${number}` },
    h("p", { class: "rule-number" }, t("workflow.rule", { number })),
    decision.field === "amount" ? limitField(rule, number, set) : departmentField(rule, number, set),
    field(approverSelect(`rule-${number}-approver`, rule.approver, (value) => set("approver", value)), t("workflow.rule_send")),
    decision.rules.length > 1 && h("button", { type: "button", class: "icon-button", testid: `remove-rule-${number}`, "aria-label": t("workflow.rule_remove", { number }), on: { click: remove } }, icon("bin")));
}

function limitField(rule, number, set) {
  const control = h("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", testid: `rule-${number}-limit`, value: rule.limit === null ? "" : String(rule.limit),
    on: {
      input: (event) => {
        set("limit", parseAmount(event.target.value));
        updateOver();
      },
    },
  });
  return field(control, t("workflow.rule_up_to"));
}

/** The last row names the highest limit while it is being typed. */
function updateOver() {
  const label = document.querySelector("[data-testid=rule-otherwise-text]");
  const limits = [...document.querySelectorAll("[data-testid^=rule-][data-testid$=-limit]")];
  const limit = parseAmount(limits.at(-1)?.value ?? "");
  if (label) label.textContent = overText(limit);
}

function overText(limit) {
  return limit === null ? t("workflow.rule_over_unknown") : t("workflow.rule_over", { amount: money(limit) });
}

function departmentField(rule, number, set) {
  const options = DEPARTMENTS.map((name) => [name, t(`department.${name}`)]);
  const control = select(`rule-${number}-department`, rule.department, options, {
    choose: t("workflow.rule_department_choose"), onChange: (value) => set("department", value),
  });
  return field(control, t("workflow.rule_department"));
}

function otherwiseRow(decision, change) {
  const set = (value) => change("decision", (item) => { item.decision.otherwise = value; });
  const text = decision.field === "amount" ? overText(decision.rules.at(-1)?.limit ?? null) : t("workflow.rule_otherwise");
  return h("li", { class: "rule is-otherwise", testid: "rule-otherwise" },
    h("p", { class: "rule-number", testid: "rule-otherwise-text" }, text),
    field(approverSelect("rule-otherwise-approver", decision.otherwise, set), t("workflow.rule_send")));
}

function notificationCard(notification, change) {
  const options = RECIPIENTS.map((name) => [name, t(`workflow.notify.${name}`)]);
  const recipient = select("notification-recipient", notification.recipient, options, {
    choose: t("workflow.notification_choose"),
    onChange: (value) => change("notification", (item) => { item.notification.recipient = value; }),
  });
  const text = h("input", {
    type: "text", maxlength: 120, testid: "notification-message", value: notification.message,
    on: { input: (event) => change("notification", (item) => { item.notification.message = event.target.value; }) },
  });
  return stepCard("notification", change, h("div", { class: "pair" }, field(recipient, t("workflow.notification_label")), field(text, t("workflow.message"))));
}

function escalationCard(escalation, change) {
  const days = h("input", {
    type: "number", min: 1, max: 30, step: 1, testid: "escalation-days", value: escalation.days ?? "",
    on: {
      input: (event) => {
        const value = event.target.valueAsNumber;
        change("escalation", (item) => { item.escalation.days = Number.isInteger(value) ? value : null; });
      },
    },
  });
  const options = ESCALATE_TO.map((name) => [name, t(`workflow.escalate.${name}`)]);
  const to = select("escalation-to", escalation.to, options, {
    choose: t("workflow.escalation_choose"),
    onChange: (value) => change("escalation", (item) => { item.escalation.to = value; }),
  });
  return stepCard("escalation", change,
    h("div", { class: "pair" }, field(days, t("workflow.escalation_after")), field(to, t("workflow.escalation_to"), { hint: t("workflow.escalation_hint") })));
}
