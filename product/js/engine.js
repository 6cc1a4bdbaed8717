/** What a workflow does with an invoice. Pure: the test run and real submissions walk the same way. */

import { managerOf as firstManagerOf } from "./people.js";
import { AUTO, isComplete, modeOf, namedTwice, peopleOf, routeName } from "./routes.js";

/** What a decision may look at. */
export const FIELDS = ["amount", "department", "supplier"];

/** Fields that a rule compares with one value, and what the last branch says. */
const OTHERWISE = { department: "workflow.path.otherwise", supplier: "workflow.path.otherwise_supplier" };

/** The rule an invoice meets -> {route, lane, branch, key, params}, or null when the decision is not complete. */
function decide(decision, invoice) {
  return decision.field === "amount" ? decideByAmount(decision, invoice) : decideByValue(decision, invoice);
}

function decideByAmount({ rules, otherwise }, { amount }) {
  const lane = rules.findIndex((rule) => rule.limit !== null && amount <= rule.limit);
  if (lane >= 0) {
    const { limit, approver } = rules[lane];
    return { route: approver, lane, branch: `up-to-${limit}`, key: "workflow.path.up_to", params: { amount, limit } };
  }
  const limit = rules.at(-1)?.limit ?? null;
  if (limit === null) return null;
  return { route: otherwise, lane: rules.length, branch: `over-${limit}`, key: "workflow.path.over", params: { amount, limit } };
}

function decideByValue({ field, rules, otherwise }, invoice) {
  const value = invoice[field];
  const params = { [field]: value };
  const lane = rules.findIndex((rule) => rule[field] === value);
  if (lane >= 0) return { route: rules[lane].approver, lane, branch: value, key: `workflow.path.${field}`, params };
  return { route: otherwise, lane: rules.length, branch: "otherwise", key: OTHERWISE[field], params };
}

/** Who gets an escalation: the chosen person, or the one the approver reports to; null at the top. */
export function escalationTarget(escalation, approver, managerOf = firstManagerOf) {
  const target = escalation.to === "managers-manager" ? managerOf(approver) : escalation.to;
  return target === approver ? null : target;
}

/** Who hears of an invoice: the approvers who are people, the submitter, or a fixed person. */
export function recipientsOf(notification, route, submitter) {
  if (notification.recipient === "approver") return peopleOf(route).filter((who) => who !== AUTO);
  return [notification.recipient === "submitter" ? submitter : notification.recipient];
}

const nowhere = (steps) => ({ route: "", branch: "", lane: -1, steps });

function routed(definition, invoice) {
  const { decision } = definition;
  if (!decision) {
    return { route: definition.approver, branch: "every", lane: 0, steps: [{ part: "routing", key: "workflow.path.every", params: {}, ok: true }] };
  }
  if (!decision.field) return nowhere([{ part: "decision", key: "workflow.path.no_field", params: {}, ok: false }]);
  const met = decide(decision, invoice);
  if (!met) return nowhere([{ part: "decision", key: "workflow.path.incomplete", params: {}, ok: false }]);
  const { key, params, ...way } = met;
  return { ...way, steps: [{ part: "decision", key, params, ok: true }] };
}

function approverStep(route) {
  if (!isComplete(route)) return { part: "approver", key: "workflow.path.nobody", params: {}, ok: false };
  if (route === AUTO) return { part: "approver", key: "workflow.path.auto", params: {}, ok: true };
  const people = peopleOf(route);
  if (people.length === 1) return { part: "approver", key: "workflow.path.to", params: { person: people[0] }, ok: true };
  return { part: "approver", key: `workflow.path.to_${modeOf(route)}`, params: { people, mode: modeOf(route) }, ok: namedTwice(route) === null };
}

function followUps(definition, route, submitter, managerOf) {
  const { notification, escalation } = definition;
  const steps = notification ? notificationSteps(notification, route, submitter) : [];
  if (escalation && route !== AUTO) steps.push(...escalationSteps(escalation, route, managerOf));
  return steps;
}

function notificationSteps(notification, route, submitter) {
  if (!notification.recipient) return [{ part: "notification", key: "workflow.path.notify_nobody", params: {}, ok: false }];
  const people = recipientsOf(notification, route, submitter);
  if (people.length === 0) return [];
  if (people.length === 1) return [{ part: "notification", key: "workflow.path.notify", params: { person: people[0] }, ok: true }];
  return [{ part: "notification", key: "workflow.path.notify_several", params: { people, mode: "all" }, ok: true }];
}

function escalationSteps(escalation, route, managerOf) {
  if (!escalation.to || !escalation.days) return [{ part: "escalation", key: "workflow.path.escalate_incomplete", params: {}, ok: false }];
  const places = [...peopleOf(route)];
  return peopleOf(route).map((from, place) => {
    const words = escalationWords(escalation, from, places, managerOf);
    if (words.params.count) places[place] = words.params.person;
    return { part: "escalation", ok: true, ...words };
  });
}

/** What happens when one of those who decide is late; whoever is at a place already cannot take another. */
function escalationWords(escalation, from, people, managerOf) {
  const person = escalationTarget(escalation, from, managerOf);
  if (!person) return { key: "workflow.path.escalate_top", params: { person: from } };
  if (people.includes(person)) return { key: "workflow.path.escalate_same", params: { person, from } };
  if (people.length === 1) return { key: "workflow.path.escalate", params: { count: escalation.days, person } };
  return { key: "workflow.path.escalate_for", params: { count: escalation.days, person, from } };
}

/**
 * Walk an invoice through a definition.
 * @param {(id: string) => string|null} managerOf whom a person reports to
 * @returns {{passed: boolean, route: string|object, approver: string, mode: string, branch: string, lane: number, path: string, steps: Array<{part, key, params, ok}>}}
 *   `approver` names the route and `path` the way in one text, such as "invoice-submitted > over-5000 > director";
 *   `lane` is the place of the branch taken, the last one being that of everything else.
 */
export function walk(definition, invoice, submitter, managerOf = firstManagerOf) {
  const steps = [definition.trigger
    ? { part: "trigger", key: "workflow.path.trigger", params: { trigger: definition.trigger }, ok: true }
    : { part: "trigger", key: "workflow.path.no_trigger", params: {}, ok: false }];
  const { steps: found, route, branch, lane } = definition.trigger ? routed(definition, invoice) : nowhere([]);
  steps.push(...found);
  if (found.length > 0 && found.every((step) => step.ok)) {
    steps.push(approverStep(route));
    if (isComplete(route)) steps.push(...followUps(definition, route, submitter, managerOf));
  }
  const path = [definition.trigger, branch, routeName(route)].filter(Boolean).join(" > ");
  return { passed: steps.every((step) => step.ok), route, approver: routeName(route), mode: modeOf(route), branch, lane, path, steps };
}

/** Every branch as {rule, route}, in order; `rule` is null for the last one, and for the only one without a decision. */
export function branches(definition) {
  const { decision, approver } = definition;
  if (!decision) return [{ rule: null, route: approver }];
  return [...decision.rules.map((rule) => ({ rule, route: rule.approver })), { rule: null, route: decision.otherwise }];
}

/** The definition as flat values, for the detail of an event. */
export function summary(definition) {
  const { trigger, decision, approver, notification, escalation } = definition;
  const [rule, second] = decision?.rules ?? [];
  const upTo = decision ? rule?.approver ?? "" : approver;
  const over = decision ? decision.otherwise : approver;
  return {
    trigger,
    field: decision?.field ?? "",
    threshold: rule?.limit ?? 0,
    up_to: routeName(upTo),
    over: routeName(over),
    notify: notification?.recipient ?? "",
    escalate_after: escalation?.days ?? 0,
    escalate_to: escalation?.to ?? "",
    rules: decision?.rules.length ?? 0,
    department: decision?.field === "department" ? rule?.department ?? "" : "",
    supplier: decision?.field === "supplier" ? rule?.supplier ?? "" : "",
    threshold_2: second?.limit ?? 0,
    up_to_2: second ? routeName(second.approver) : "",
    up_to_mode: modeOf(upTo),
    over_mode: modeOf(over),
  };
}
