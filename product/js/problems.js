/** What keeps a definition from being published. Pure. */

import { branches } from "./engine.js";
import { isComplete, namedTwice, peopleOf } from "./routes.js";

const TWICE = { department: "workflow.problem.department_twice", supplier: "workflow.problem.supplier_twice" };

function amountProblem(rule, before) {
  if (rule.limit === null) return "workflow.problem.limit";
  return before.some((other) => other.limit !== null && other.limit >= rule.limit) ? "workflow.problem.order" : "";
}

function valueProblem(field, rule, before) {
  if (!rule[field]) return `workflow.problem.${field}`;
  return before.some((other) => other[field] === rule[field]) ? TWICE[field] : "";
}

function ruleProblems({ field, rules }) {
  return rules.flatMap((rule, index) => {
    const before = rules.slice(0, index);
    const key = field === "amount" ? amountProblem(rule, before) : valueProblem(field, rule, before);
    const control = `rule-${index + 1}-${field === "amount" ? "limit" : field}`;
    return key ? [{ key, params: { number: index + 1 }, control }] : [];
  });
}

/** The testid of the select for the person at a place of a route. */
export function personControl(base, place) {
  return place === 0 ? base : `${base}-${place + 1}`;
}

function routeProblems(definition) {
  const routes = branches(definition).map(({ rule, route }, index) => {
    if (!definition.decision) return { route, base: "routing-approver" };
    return { route, base: rule ? `rule-${index + 1}-approver` : "rule-otherwise-approver" };
  });
  const found = [];
  const open = routes.find(({ route }) => !isComplete(route));
  if (open) {
    const control = personControl(open.base, peopleOf(open.route).indexOf(""));
    found.push({ key: definition.decision ? "workflow.problem.approver" : "workflow.problem.approver_one", params: {}, control });
  }
  for (const { route, base } of routes) {
    const person = namedTwice(route);
    if (person) found.push({ key: "workflow.problem.approver_twice", params: { person }, control: personControl(base, peopleOf(route).lastIndexOf(person)) });
  }
  return found;
}

/** @returns {Array<{key, params, control}>} control = testid of the field to fix */
export function problems(definition) {
  const found = [];
  const { trigger, decision, notification, escalation } = definition;
  if (!trigger) found.push({ key: "workflow.problem.trigger", params: {}, control: "trigger-select" });
  if (decision && !decision.field) found.push({ key: "workflow.problem.field", params: {}, control: "decision-field" });
  if (decision?.field) found.push(...ruleProblems(decision));
  if (!decision || decision.field) found.push(...routeProblems(definition));
  if (notification && !notification.recipient) found.push({ key: "workflow.problem.notification", params: {}, control: "notification-recipient" });
  if (escalation && !(escalation.days >= 1 && escalation.days <= 30)) found.push({ key: "workflow.problem.escalation_days", params: {}, control: "escalation-days" });
  if (escalation && !escalation.to) found.push({ key: "workflow.problem.escalation_to", params: {}, control: "escalation-to" });
  return found;
}
