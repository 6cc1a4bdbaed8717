/**
 * The product's own events, for whoever listens on the document (tours, labs, integrations), and for the audit log.
 * The table is the whole vocabulary: name -> the fields of its detail and what each says. A new event is one line here.
 */

const WHO = { by: "id of the person who did it" };
const INVOICE = {
  id: "number of the invoice", supplier: "name of the supplier", amount: "amount in US dollars", department: "id of the department",
  approver: "id of the person it waits for, or empty", status: "waiting, approved or rejected", workflow: "id of the workflow it follows, or empty",
};
const WORKFLOW = { id: "id of the workflow", name: "name of the workflow" };
const RULES = {
  trigger: "what starts it", field: "what the decision looks at, or empty", threshold: "limit of the first rule", up_to: "approver of the first rule",
  over: "approver of everything else", notify: "who is notified, or empty", escalate_after: "days until it escalates", escalate_to: "who it escalates to",
  rules: "how many rules there are", department: "department of the first rule, or empty", supplier: "supplier of the first rule, or empty",
  threshold_2: "limit of the second rule", up_to_2: "approver of the second rule",
  up_to_mode: "one, all or any approvers of the first rule", over_mode: "one, all or any approvers of everything else",
};
const REPORT = { report: "id of the report" };
const USER = { user: "id of the person it is about", name: "name of that person" };
const INTEGRATION = { id: "id of the integration" };
const KEY = { id: "id of the key", name: "name of the key" };
const WEBHOOK = { id: "id of the webhook", host: "host of its address" };

export const EVENTS = deepFreeze({
  "session.started": { user: "id of the person who signed in", role: "role of that person" },
  "session.ended": { user: "id of the person who signed out", role: "role of that person" },

  "invoice.submitted": { ...INVOICE, ...WHO, again: "true when it was corrected and submitted again" },
  "invoice.approved": { ...INVOICE, ...WHO },
  "invoice.partly-approved": { ...INVOICE, ...WHO, awaited: "how many of its approvers are still awaited" },
  "invoice.rejected": { ...INVOICE, ...WHO, comment: "the reason given" },
  "invoice.escalated": { ...INVOICE },
  "invoice.commented": { ...INVOICE, ...WHO, mentioned: "id of the person mentioned, or empty" },
  "invoices.decided": { ...WHO, count: "how many were decided", decision: "approved or rejected", failed: "how many could not be decided" },

  "notification.read": { id: "id of the notification", kind: "what it tells", invoice: "number of its invoice, or empty" },
  "notifications.cleared": { count: "how many were marked read" },
  "preferences.changed": { setting: "what was changed", value: "its new value" },

  "workflow.created": { ...WORKFLOW, template: "id of the template it began with" },
  "workflow.changed": { ...WORKFLOW, ...RULES, part: "the step that was changed" },
  "workflow.tested": {
    ...WORKFLOW, passed: "true when the invoice reaches a decision", path: "the steps taken", approver: "id of the approver reached",
    sample: "id of the sample invoice, own for one that was typed, every for all branches", amount: "amount of the sample invoice",
    mode: "one, all or any of the approvers reached decide", branches: "how many branches were tested",
  },
  "workflow.published": { ...WORKFLOW, ...RULES, version: "number of the version", note: "the note given" },
  "workflow.duplicated": { ...WORKFLOW, from: "id of the workflow that was copied" },
  "workflow.paused": { ...WORKFLOW },
  "workflow.resumed": { ...WORKFLOW },
  "workflow.restored": { ...WORKFLOW, ...RULES, version: "number of the version that became the draft" },
  "workflow.deleted": { ...WORKFLOW },

  "report.opened": { ...REPORT, by: "what it is broken down by" },
  "report.exported": { ...REPORT, rows: "how many rows the file has" },
  "report.scheduled": { ...REPORT, id: "id of the schedule", every: "week or month", recipients: "roles that receive it" },

  "report.schedule-changed": { ...REPORT, id: "id of the schedule", change: "paused, resumed or deleted" },

  "user.invited": { ...USER, email: "address the invitation went to", role: "role given", department: "id of the department" },
  "user.role-changed": { ...USER, role: "the new role", from: "the role before" },
  "user.deactivated": { ...USER },
  "user.reactivated": { ...USER },
  "delegate.set": { ...USER, deputy: "id of the deputy, or empty when there is none any more", from: "first day", until: "last day" },

  "integration.connected": { ...INTEGRATION },
  "integration.changed": { ...INTEGRATION, setting: "what was changed", value: "its new value" },
  "integration.disconnected": { ...INTEGRATION },
  "integration.synced": { ...INTEGRATION, sent: "how many records went out", failed: "how many were refused" },
  "integration.tested": { ...INTEGRATION, passed: "true when the test went well", reason: "id of what went wrong, or empty" },

  "key.created": { ...KEY, scope: "what the key may do", expires: "last day it works, or empty" },
  "key.revoked": { ...KEY },
  "webhook.created": { ...WEBHOOK, events: "how many events it sends" },
  "webhook.changed": { ...WEBHOOK, events: "how many events it sends" },
  "webhook.tested": { ...WEBHOOK, passed: "true when the receiver accepted", status: "the receiver's answer, 0 without one" },
  "webhook.deleted": { ...WEBHOOK },

  "audit.exported": { rows: "how many entries the file has" },
  "sandbox.reset": {},
});

let listeners = [];

function deepFreeze(table) {
  for (const detail of Object.values(table)) Object.freeze(detail);
  return Object.freeze(table);
}

/** Call back with (name, detail) of every event, before the document hears of it. */
export function onEvent(listener) {
  listeners = [...listeners, listener];
}

/** Tell that something was done. @throws {RangeError} for a name that is not in the table */
export function emit(name, detail) {
  if (!Object.hasOwn(EVENTS, name)) throw new RangeError(`There is no event ${name}`);
  for (const listener of listeners) listener(name, detail);
  document.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
}
