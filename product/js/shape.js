/** Is a parsed value really a sandbox? Saved data may be damaged or edited by hand. */

const isText = (value) => typeof value === "string";
const isDate = (value) => isText(value) && !Number.isNaN(Date.parse(value));
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const listOf = (value, test) => Array.isArray(value) && value.every(test);
const isNote = (value) => isObject(value) && isDate(value.at) && isText(value.who);
const optional = (value, test) => value === null || test(value);

function isInvoice(value) {
  return isObject(value)
    && [value.id, value.supplier, value.department, value.submitter].every(isText)
    && Number.isFinite(value.amount)
    && ["waiting", "approved", "rejected"].includes(value.status)
    && [value.submitted, value.due, value.assigned].every(isDate)
    && optional(value.approver, isText)
    && optional(value.decided, isNote)
    && optional(value.run, (run) => isObject(run) && Number.isInteger(run.version))
    && listOf(value.history, (entry) => isNote(entry) && isText(entry.kind))
    && listOf(value.comments, isNote);
}

function isDefinition(value) {
  return isObject(value)
    && isText(value.trigger)
    && isText(value.approver)
    && optional(value.decision, (decision) => isObject(decision) && isText(decision.field)
      && isText(decision.otherwise) && listOf(decision.rules, isObject))
    && optional(value.notification, (part) => isObject(part) && isText(part.recipient) && isText(part.message))
    && optional(value.escalation, (part) => isObject(part) && isText(part.to) && optional(part.days, Number.isFinite));
}

function isWorkflow(value) {
  return isObject(value)
    && isText(value.id)
    && (isText(value.name) || isText(value.nameKey))
    && isDate(value.changed)
    && isDefinition(value.draft)
    && optional(value.published, (part) => isObject(part) && Number.isInteger(part.version) && isDefinition(part.definition));
}

export function isSandbox(value) {
  return isObject(value)
    && isText(value.day)
    && Number.isInteger(value.next)
    && listOf(value.invoices, isInvoice)
    && listOf(value.workflows, isWorkflow)
    && listOf(value.notifications, (item) => isNote(item) && isText(item.invoice));
}
