/** What a workflow does with an invoice. Pure: the test run and real submissions walk the same way. */

import { managerOf } from "./people.js";

/** The rule an invoice meets -> {approver, key, params}, or null when the decision is not complete. */
function decide(decision, invoice) {
  if (decision.field === "amount") {
    const rule = decision.rules.find((item) => item.limit !== null && invoice.amount <= item.limit);
    if (rule) return { approver: rule.approver, branch: `up-to-${rule.limit}`, key: "workflow.path.up_to", params: { amount: invoice.amount, limit: rule.limit } };
    const last = decision.rules.at(-1)?.limit ?? null;
    if (last === null) return null;
    return { approver: decision.otherwise, branch: `over-${last}`, key: "workflow.path.over", params: { amount: invoice.amount, limit: last } };
  }
  const rule = decision.rules.find((item) => item.department === invoice.department);
  if (rule) return { approver: rule.approver, branch: invoice.department, key: "workflow.path.department", params: { department: invoice.department } };
  return { approver: decision.otherwise, branch: "otherwise", key: "workflow.path.otherwise", params: { department: invoice.department } };
}

/** Who gets an escalation: the chosen person, or the one the approver reports to; null at the top. */
export function escalationTarget(escalation, approver) {
  const target = escalation.to === "managers-manager" ? managerOf(approver) : escalation.to;
  return target === approver ? null : target;
}

export function recipientOf(notification, approver, submitter) {
  if (notification.recipient === "approver") return approver;
  return notification.recipient === "submitter" ? submitter : notification.recipient;
}

function routingSteps(definition, invoice) {
  if (!definition.decision) {
    return { approver: definition.approver, branch: "every", steps: [{ part: "routing", key: "workflow.path.every", params: {}, ok: true }] };
  }
  if (!definition.decision.field) {
    return { approver: "", branch: "", steps: [{ part: "decision", key: "workflow.path.no_field", params: {}, ok: false }] };
  }
  const met = decide(definition.decision, invoice);
  if (!met) return { approver: "", branch: "", steps: [{ part: "decision", key: "workflow.path.incomplete", params: {}, ok: false }] };
  return { approver: met.approver, branch: met.branch, steps: [{ part: "decision", key: met.key, params: met.params, ok: true }] };
}

function approverStep(approver) {
  if (!approver) return { part: "approver", key: "workflow.path.nobody", params: {}, ok: false };
  if (approver === "auto") return { part: "approver", key: "workflow.path.auto", params: {}, ok: true };
  return { part: "approver", key: "workflow.path.to", params: { person: approver }, ok: true };
}

function followUps(definition, approver, submitter) {
  const steps = [];
  const { notification, escalation } = definition;
  if (notification) {
    const person = notification.recipient ? recipientOf(notification, approver, submitter) : "";
    if (!person) steps.push({ part: "notification", key: "workflow.path.notify_nobody", params: {}, ok: false });
    else if (person !== "auto") steps.push({ part: "notification", key: "workflow.path.notify", params: { person }, ok: true });
  }
  if (escalation && approver !== "auto") steps.push(escalationStep(escalation, approver));
  return steps;
}

function escalationStep(escalation, approver) {
  if (!escalation.to || !escalation.days) return { part: "escalation", key: "workflow.path.escalate_incomplete", params: {}, ok: false };
  const person = escalationTarget(escalation, approver);
  if (!person) return { part: "escalation", key: "workflow.path.escalate_top", params: { person: approver }, ok: true };
  return { part: "escalation", key: "workflow.path.escalate", params: { count: escalation.days, person }, ok: true };
}

/**
 * Walk an invoice through a definition.
 * @returns {{passed: boolean, approver: string, branch: string, path: string, steps: Array<{part, key, params, ok}>}}
 *   `path` names the way in one text, such as "invoice-submitted > over-5000 > director".
 */
export function walk(definition, invoice, submitter) {
  const steps = [definition.trigger
    ? { part: "trigger", key: "workflow.path.trigger", params: { trigger: definition.trigger }, ok: true }
    : { part: "trigger", key: "workflow.path.no_trigger", params: {}, ok: false }];
  const routed = definition.trigger ? routingSteps(definition, invoice) : { approver: "", branch: "", steps: [] };
  steps.push(...routed.steps);
  if (routed.steps.length > 0 && routed.steps.every((step) => step.ok)) {
    steps.push(approverStep(routed.approver));
    if (routed.approver) steps.push(...followUps(definition, routed.approver, submitter));
  }
  const path = [definition.trigger, routed.branch, routed.approver].filter(Boolean).join(" > ");
  return { passed: steps.every((step) => step.ok), approver: routed.approver, branch: routed.branch, path, steps };
}

function ruleProblems(decision) {
  const found = [];
  decision.rules.forEach((rule, index) => {
    const params = { number: index + 1 };
    const control = decision.field === "amount" ? `rule-${index + 1}-limit` : `rule-${index + 1}-department`;
    const before = decision.rules.slice(0, index);
    if (decision.field === "amount") {
      if (rule.limit === null) found.push({ key: "workflow.problem.limit", params, control });
      else if (before.some((other) => other.limit !== null && other.limit >= rule.limit)) found.push({ key: "workflow.problem.order", params, control });
    } else if (!rule.department) {
      found.push({ key: "workflow.problem.department", params, control });
    } else if (before.some((other) => other.department === rule.department)) {
      found.push({ key: "workflow.problem.department_twice", params, control });
    }
  });
  const open = decision.rules.findIndex((rule) => !rule.approver);
  if (open >= 0) found.push({ key: "workflow.problem.approver", params: {}, control: `rule-${open + 1}-approver` });
  else if (!decision.otherwise) found.push({ key: "workflow.problem.approver", params: {}, control: "rule-otherwise-approver" });
  return found;
}

/** What keeps a definition from being published -> [{key, params, control}], control = testid of the field to fix. */
export function problems(definition) {
  const found = [];
  const { trigger, decision, notification, escalation } = definition;
  if (!trigger) found.push({ key: "workflow.problem.trigger", params: {}, control: "trigger-select" });
  if (decision && !decision.field) found.push({ key: "workflow.problem.field", params: {}, control: "decision-field" });
  if (decision?.field) found.push(...ruleProblems(decision));
  if (notification && !notification.recipient) found.push({ key: "workflow.problem.notification", params: {}, control: "notification-recipient" });
  if (escalation && !(escalation.days >= 1 && escalation.days <= 30)) found.push({ key: "workflow.problem.escalation_days", params: {}, control: "escalation-days" });
  if (escalation && !escalation.to) found.push({ key: "workflow.problem.escalation_to", params: {}, control: "escalation-to" });
  return found;
}

/** The definition as flat values, for the detail of an event. */
export function summary(definition) {
  const { trigger, decision, approver, notification, escalation } = definition;
  const rule = decision?.rules[0];
  return {
    trigger,
    field: decision?.field ?? "",
    threshold: rule?.limit ?? 0,
    up_to: decision ? rule?.approver ?? "" : approver,
    over: decision ? decision.otherwise : approver,
    notify: notification?.recipient ?? "",
    escalate_after: escalation?.days ?? 0,
    escalate_to: escalation?.to ?? "",
  };
}
