/** Is a parsed value really a sandbox? Saved data may be damaged or edited by hand. */

import { isOutside } from "./connections.js";
import { ROLES, STATUSES } from "./people.js";
import { BREAKDOWNS, PERIODS, REPORTS } from "./reports.js";
import { RHYTHMS } from "./reports-schedules.js";
import { MODES } from "./routes.js";

const isText = (value) => typeof value === "string";
const isDate = (value) => isText(value) && !Number.isNaN(Date.parse(value));
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const listOf = (value, test) => Array.isArray(value) && value.every(test);
const isNote = (value) => isObject(value) && isDate(value.at) && isText(value.who);
const optional = (value, test) => value === null || test(value);
const absent = (value, test) => value === undefined || test(value);

/** Typed by a person, or the key of a sample's name. */
const isNamed = (value) => [value.name, value.nameKey].every(isText) && Boolean(value.name || value.nameKey);

const isDay = (value) => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value) && isDate(value);

function isPerson(value) {
  return isObject(value)
    && [value.id, value.department, value.email].every(isText)
    && ROLES.includes(value.role)
    && STATUSES.includes(value.status)
    && optional(value.manager, isText)
    && absent(value.invitedBy, isText)
    && (value.status !== "invited" || isText(value.invitedBy));
}

function isDelegation(value) {
  return isObject(value) && [value.person, value.deputy].every(isText) && [value.from, value.until].every(isDay);
}

function isSchedule(value) {
  return isObject(value)
    && [value.id, value.department, value.owner].every(isText)
    && REPORTS.includes(value.report)
    && ["", ...BREAKDOWNS[value.report]].includes(value.by)
    && PERIODS.includes(value.period)
    && RHYTHMS.includes(value.every)
    && isDay(value.next)
    && optional(value.last, isDay)
    && listOf(value.recipients, (role) => ROLES.includes(role));
}

/** Whether everyone an invoice, a delegation or a schedule names is one of the people. */
function namesPeople({ people, invoices, delegations }) {
  const known = new Set(people.map((person) => person.id));
  return invoices.every((invoice) => known.has(invoice.submitter) && (invoice.approver === null || known.has(invoice.approver)))
    && delegations.every((item) => known.has(item.person) && known.has(item.deputy));
}

function isRun(value) {
  return isObject(value) && isNamed(value) && Number.isInteger(value.version) && optional(value.escalation, isEscalation);
}

function isInvoice(value) {
  return isObject(value)
    && [value.id, value.supplier, value.department, value.memo, value.memoKey].every(isText)
    && Number.isFinite(value.amount)
    && isText(value.submitter)
    && [value.submitted, value.due, value.assigned].every(isDate)
    && optional(value.run, isRun)
    && listOf(value.history, (entry) => isNote(entry) && isText(entry.kind))
    && listOf(value.comments, isComment)
    && absent(value.approvals, (approvals) => optional(approvals, isApprovals))
    && (value.status === "waiting" ? isText(value.approver) : isDecided(value));
}

function isComment(value) {
  return isNote(value) && isText(value.text) && absent(value.mentions, (people) => listOf(people, ({ who, name }) => isText(who) && isText(name)));
}

function isDecided(value) {
  return ["approved", "rejected"].includes(value.status) && value.approver === null && isNote(value.decided);
}

function isEscalation(value) {
  return isObject(value) && isText(value.to) && optional(value.days, Number.isFinite);
}

/** One approver as a text, or several. */
function isRoute(value) {
  return isText(value) || (isObject(value) && MODES.includes(value.mode) && value.people?.length > 0 && listOf(value.people, isText));
}

function isApprovals(value) {
  return isObject(value) && MODES.includes(value.mode) && listOf(value.people, isText) && listOf(value.given, isNote);
}

function isDecision(value) {
  return isObject(value) && isText(value.field) && isRoute(value.otherwise)
    && value.rules?.length > 0 && listOf(value.rules, isRule);
}

function isRule(value) {
  return isObject(value) && optional(value.limit, Number.isFinite) && isText(value.department) && absent(value.supplier, isText) && isRoute(value.approver);
}

function isDefinition(value) {
  return isObject(value)
    && isText(value.trigger)
    && isRoute(value.approver)
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
    && absent(value.versions, (versions) => listOf(versions, isPublished))
    && (value.published !== null || value.active === false);
}

function isPublished(value) {
  return isObject(value) && Number.isInteger(value.version) && isDefinition(value.definition)
    && [value.by, value.note, value.noteKey].every((part) => absent(part, isText));
}

function isNews(value) {
  return isNote(value)
    && [value.invoice, value.kind, value.text].every(isText)
    && [value.subject, value.link, value.by].every((part) => part === undefined || isText(part))
    && (value.values === undefined || isObject(value.values));
}

function isPreference(value) {
  return isObject(value) && listOf(value.off, isText) && typeof value.summary === "boolean";
}

/** Whether every part of the sandbox is there and of its kind. */
export function isSandbox(value) {
  return isObject(value)
    && isText(value.day)
    && Number.isInteger(value.next)
    && listOf(value.invoices, isInvoice)
    && listOf(value.workflows, isWorkflow)
    && listOf(value.people, isPerson)
    && listOf(value.delegations, isDelegation)
    && listOf(value.schedules, isSchedule)
    && namesPeople(value)
    && listOf(value.notifications, isNews)
    && isOutside(value)
    && isObject(value.preferences) && Object.values(value.preferences).every(isPreference);
}
