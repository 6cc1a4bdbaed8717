/** Is a parsed value really a sandbox? Saved data may be damaged or edited by hand. */

import { personById } from "./people.js";

const isText = (value) => typeof value === "string";
const isDate = (value) => isText(value) && !Number.isNaN(Date.parse(value));
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const listOf = (value, test) => Array.isArray(value) && value.every(test);
const isNote = (value) => isObject(value) && isDate(value.at) && isText(value.who);
const optional = (value, test) => value === null || test(value);

/** Typed by a person, or the key of a sample's name. */
const isNamed = (value) => [value.name, value.nameKey].every(isText) && Boolean(value.name || value.nameKey);

const isPerson = (value) => personById(value) !== null;

function isRun(value) {
  return isObject(value) && isNamed(value) && Number.isInteger(value.version) && optional(value.escalation, isEscalation);
}

function isInvoice(value) {
  return isObject(value)
    && [value.id, value.supplier, value.department, value.memo, value.memoKey].every(isText)
    && Number.isFinite(value.amount)
    && isPerson(value.submitter)
    && [value.submitted, value.due, value.assigned].every(isDate)
    && optional(value.run, isRun)
    && listOf(value.history, (entry) => isNote(entry) && isText(entry.kind))
    && listOf(value.comments, isNote)
    && (value.status === "waiting" ? isPerson(value.approver) : isDecided(value));
}

function isDecided(value) {
  return ["approved", "rejected"].includes(value.status) && value.approver === null && isNote(value.decided);
}

function isEscalation(value) {
  return isObject(value) && isText(value.to) && optional(value.days, Number.isFinite);
}

function isDecision(value) {
  return isObject(value) && isText(value.field) && isText(value.otherwise)
    && value.rules?.length > 0 && listOf(value.rules, isRule);
}

function isRule(value) {
  return isObject(value) && optional(value.limit, Number.isFinite) && isText(value.department) && isText(value.approver);
}

function isDefinition(value) {
  return isObject(value)
    && isText(value.trigger)
    && isText(value.approver)
    && optional(value.decision, isDecision)
    && optional(value.notification, (part) => isObject(part) && isText(part.recipient) && isText(part.message))
    && optional(value.escalation, isEscalation);
}

function isWorkflow(value) {
  return isObject(value)
    && isText(value.id)
    && isNamed(value)
    && isDate(value.changed)
    && isDefinition(value.draft)
    && optional(value.published, isPublished)
    && (value.published !== null || value.active === false);
}

function isPublished(value) {
  return isObject(value) && Number.isInteger(value.version) && isDefinition(value.definition);
}

/** Whether every part of the sandbox is there and of its kind. */
export function isSandbox(value) {
  return isObject(value)
    && isText(value.day)
    && Number.isInteger(value.next)
    && listOf(value.invoices, isInvoice)
    && listOf(value.workflows, isWorkflow)
    && listOf(value.notifications, (item) => isNote(item) && [item.invoice, item.kind, item.text].every(isText));
}
