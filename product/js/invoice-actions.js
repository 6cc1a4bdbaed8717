/** What people do with invoices. Each function changes the state, then tells the document. */

import { escalationTarget, recipientOf, walk } from "./engine.js";
import { emit } from "./events.js";
import * as store from "./store.js";

const DAY = 86_400_000;
const now = () => new Date().toISOString();

export function findInvoice(id) {
  return store.get().sandbox.invoices.find((invoice) => invoice.id === id) ?? null;
}

function activeWorkflow(sandbox, trigger) {
  return sandbox.workflows.find((workflow) => workflow.active && workflow.published?.definition.trigger === trigger) ?? null;
}

/** The newest news of a kind about an invoice stands for the older ones. */
function notify(sandbox, who, kind, invoice, text = "") {
  const older = (item) => item.who === who && item.kind === kind && item.invoice === invoice.id;
  sandbox.notifications = sandbox.notifications.filter((item) => !older(item));
  sandbox.notifications.unshift({ at: now(), who, kind, invoice: invoice.id, text, read: false });
  sandbox.notifications.length = Math.min(sandbox.notifications.length, 60);
}

function log(invoice, kind, who, more = {}) {
  invoice.history.push({ at: now(), kind, who, ...more });
}

/** Run the published workflow over an invoice; without one it waits for the Administrator. */
function start(sandbox, invoice, triggers) {
  const workflow = triggers.map((trigger) => activeWorkflow(sandbox, trigger)).find(Boolean) ?? null;
  const definition = workflow?.published.definition;
  const result = definition ? walk(definition, invoice, invoice.submitter) : { approver: "administrator" };
  invoice.run = workflow && {
    workflow: workflow.id, name: workflow.name, nameKey: workflow.nameKey,
    version: workflow.published.version, escalation: definition.escalation,
  };
  if (workflow) log(invoice, "started", "system", { name: workflow.name, nameKey: workflow.nameKey });
  Object.assign(invoice, { assigned: now(), escalated: false, decided: null });
  if (result.approver === "auto") {
    Object.assign(invoice, { status: "approved", approver: null, decided: { at: now(), who: "system" } });
    log(invoice, "auto", "system");
  } else {
    Object.assign(invoice, { status: "waiting", approver: result.approver });
    log(invoice, "routed", result.approver);
    notify(sandbox, result.approver, "waiting", invoice);
  }
  if (definition?.notification) inform(sandbox, invoice, definition.notification, result.approver);
}

function inform(sandbox, invoice, notification, approver) {
  const who = recipientOf(notification, approver, invoice.submitter);
  if (who === "auto") return;
  notify(sandbox, who, "workflow", invoice, notification.message);
  log(invoice, "notified", who);
}

function announce(name, invoice, more = {}) {
  emit(name, {
    id: invoice.id, supplier: invoice.supplier, amount: invoice.amount, department: invoice.department,
    approver: invoice.approver ?? "", status: invoice.status, workflow: invoice.run?.workflow ?? "", ...more,
  });
}

/** @param fields {supplier, amount, department, due, memo} */
export function submitInvoice(fields, person) {
  let made = null;
  store.work((sandbox) => {
    made = {
      id: `INV-${sandbox.next}`, ...fields, memoKey: "", submitter: person.id, submitted: now(), status: "waiting",
      approver: null, assigned: now(), escalated: false, decided: null, run: null, history: [], comments: [],
    };
    sandbox.next += 1;
    log(made, "submitted", person.id);
    start(sandbox, made, ["invoice-submitted"]);
    sandbox.invoices.unshift(made);
  });
  announce("invoice.submitted", made, { by: person.id });
  return made;
}

export function resubmitInvoice(id, fields, person) {
  store.work((sandbox) => {
    const invoice = sandbox.invoices.find((item) => item.id === id);
    Object.assign(invoice, fields);
    if ("memo" in fields) invoice.memoKey = "";
    log(invoice, "resubmitted", person.id);
    start(sandbox, invoice, ["invoice-resubmitted", "invoice-submitted"]);
  });
  announce("invoice.submitted", findInvoice(id), { by: person.id, again: true });
  return findInvoice(id);
}

function settle(id, status, person, comment) {
  store.work((sandbox) => {
    const invoice = sandbox.invoices.find((item) => item.id === id);
    Object.assign(invoice, { status, approver: null, decided: { at: now(), who: person.id } });
    log(invoice, status, person.id);
    if (comment) invoice.comments.push({ at: now(), who: person.id, text: comment });
    notify(sandbox, invoice.submitter, status, invoice);
  });
}

export function approveInvoice(id, person) {
  settle(id, "approved", person, "");
  announce("invoice.approved", findInvoice(id), { by: person.id });
}

export function rejectInvoice(id, comment, person) {
  settle(id, "rejected", person, comment);
  announce("invoice.rejected", findInvoice(id), { by: person.id, comment });
}

export function commentInvoice(id, text, person) {
  store.work((sandbox) => {
    const invoice = sandbox.invoices.find((item) => item.id === id);
    invoice.comments.push({ at: now(), who: person.id, text });
    log(invoice, "commented", person.id);
  });
  announce("invoice.commented", findInvoice(id), { by: person.id });
}

function due(invoice) {
  const days = invoice.run?.escalation?.days;
  return invoice.status === "waiting" && !invoice.escalated && days > 0 && Date.now() - Date.parse(invoice.assigned) >= days * DAY;
}

/** Escalate whatever waited too long -> the invoices that moved. */
export function runEscalations() {
  const late = store.get().sandbox.invoices.filter(due).map((invoice) => invoice.id);
  if (late.length === 0) return [];
  store.work((sandbox) => {
    for (const invoice of sandbox.invoices.filter((item) => late.includes(item.id))) {
      const target = escalationTarget(invoice.run.escalation, invoice.approver);
      log(invoice, target ? "escalated" : "reminded", target ?? invoice.approver);
      notify(sandbox, target ?? invoice.approver, "escalated", invoice);
      Object.assign(invoice, { approver: target ?? invoice.approver, assigned: now(), escalated: true });
    }
  });
  const moved = late.map(findInvoice);
  for (const invoice of moved) announce("invoice.escalated", invoice);
  return moved;
}

/** Make everything in the sandbox one day older, then escalate -> the invoices that moved. */
export function skipDay() {
  const back = (text) => new Date(Date.parse(text) - DAY).toISOString();
  store.work((sandbox) => {
    for (const invoice of sandbox.invoices) {
      invoice.submitted = back(invoice.submitted);
      invoice.assigned = back(invoice.assigned);
      invoice.due = back(`${invoice.due}T12:00:00Z`).slice(0, 10);
      if (invoice.decided) invoice.decided.at = back(invoice.decided.at);
      for (const entry of [...invoice.history, ...invoice.comments]) entry.at = back(entry.at);
    }
    for (const item of sandbox.notifications) item.at = back(item.at);
  });
  return runEscalations();
}

export function readNotifications(person) {
  store.work((sandbox) => {
    for (const item of sandbox.notifications) if (item.who === person.id) item.read = true;
  });
}
