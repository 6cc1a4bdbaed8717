/** The cards of a workflow's steps, with the controls that change them. */

import { h, icon } from "../dom.js";
import { t } from "../i18n.js";
import { field, select } from "../ui/field.js";
import { toast } from "../ui/toast.js";
import { approversField } from "./workflow-approvers.js";
import { decisionFields, newRule } from "./workflow-rules.js";

const TRIGGERS = ["invoice-submitted", "invoice-resubmitted"];
const RECIPIENTS = ["approver", "submitter", "administrator"];
const ESCALATE_TO = ["managers-manager", "director", "administrator"];

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

function routingCard(draft, change) {
  return stepCard("routing", change, approversField("routing-approver", draft.approver, {
    label: t("workflow.routing_label"), hint: t("workflow.routing_hint"),
    set: (route) => change("routing", (item) => { item.approver = route; }),
  }));
}

function decisionCard(decision, change) {
  return stepCard("decision", change, decisionFields(decision, change));
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
