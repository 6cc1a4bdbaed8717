/** What people do with invoices. Each function changes the state, then tells the document. */

import { awaited, handOver, isAwaited, isEnough, newApprovals } from "./approvals.js";
import { ageOutside } from "./connections.js";
import { escalationTarget, recipientsOf, walk } from "./engine.js";
import { emit } from "./events.js";
import { listeners } from "./mentions.js";
import { notify } from "./notifications.js";
import { deputyFor, personIn } from "./people.js";
import { AUTO, modeOf, peopleOf } from "./routes.js";
import { agePeople } from "./people-actions.js";
import { ageSchedules } from "./reports-actions.js";
import * as store from "./store.js";

const DAY = 86_400_000;
const now = () => new Date().toISOString();

export function findInvoice(id) {
  return store.get().sandbox.invoices.find((invoice) => invoice.id === id) ?? null;
}

function activeWorkflow(sandbox, trigger) {
  return sandbox.workflows.find((workflow) => workflow.active && workflow.published?.definition.trigger === trigger) ?? null;
}

function log(invoice, kind, who, more = {}) {
  invoice.history.push({ at: now(), kind, who, ...more });
}

/** Run the published workflow over an invoice; without one it waits for the Administrator. */
function start(sandbox, invoice, triggers) {
  const workflow = triggers.map((trigger) => activeWorkflow(sandbox, trigger)).find(Boolean) ?? null;
  const definition = workflow?.published.definition;
  const route = definition ? walk(definition, invoice, invoice.submitter).route : "administrator";
  invoice.run = workflow && {
    workflow: workflow.id, name: workflow.name, nameKey: workflow.nameKey,
    version: workflow.published.version, escalation: definition.escalation,
  };
  if (workflow) log(invoice, "started", "system", { name: workflow.name, nameKey: workflow.nameKey });
  Object.assign(invoice, { assigned: now(), escalated: false, decided: null });
  if (route === AUTO) approveAutomatically(invoice);
  else sendTo(sandbox, invoice, route);
  if (definition?.notification) inform(sandbox, invoice, definition.notification, route);
}

function approveAutomatically(invoice) {
  Object.assign(invoice, { status: "approved", approver: null, approvals: null, decided: { at: now(), who: "system" } });
  log(invoice, "auto", "system");
}

/** Deputies stand in for whoever is away; two who stand for the same person decide once. */
function sendTo(sandbox, invoice, route) {
  const standIns = new Map(peopleOf(route).map((who) => [deputyFor(sandbox, who, new Date()), who]));
  const people = [...standIns.keys()];
  Object.assign(invoice, { status: "waiting", approver: people[0], approvals: newApprovals(people, modeOf(route)) });
  for (const who of people) {
    const wanted = standIns.get(who);
    log(invoice, "routed", who, wanted === who ? {} : { for: wanted });
    notify(sandbox, who, "waiting", { invoice: invoice.id, by: invoice.submitter });
  }
}

function inform(sandbox, invoice, notification, route) {
  const wanted = notification.recipient === "approver" ? awaited(invoice) : recipientsOf(notification, route, invoice.submitter);
  for (const who of wanted) {
    notify(sandbox, who, "workflow", { invoice: invoice.id, text: notification.message });
    log(invoice, "notified", who);
  }
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
      approver: null, approvals: null, assigned: now(), escalated: false, decided: null, run: null, history: [], comments: [],
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

/** Another tab may have decided it meanwhile, or begun a new sandbox without it. */
function mayDecide(id, person) {
  const invoice = findInvoice(id);
  return invoice !== null && isAwaited(invoice, person.id);
}

function settle(sandbox, invoice, status, person) {
  Object.assign(invoice, { status, approver: null, decided: { at: now(), who: person.id } });
  notify(sandbox, invoice.submitter, status, { invoice: invoice.id, by: person.id });
}

/** Approve; where all of several must, the invoice goes on waiting for the others. @returns {boolean} false when it is not this person's to decide */
export function approveInvoice(id, person) {
  if (!mayDecide(id, person)) return false;
  store.work((sandbox) => {
    const invoice = sandbox.invoices.find((item) => item.id === id);
    log(invoice, "approved", person.id);
    invoice.approvals?.given.push({ who: person.id, at: now() });
    if (isEnough(invoice)) settle(sandbox, invoice, "approved", person);
    else invoice.approver = awaited(invoice)[0];
  });
  const invoice = findInvoice(id);
  if (invoice.status === "approved") announce("invoice.approved", invoice, { by: person.id });
  else announce("invoice.partly-approved", invoice, { by: person.id, awaited: awaited(invoice).length });
  return true;
}

/** Reject: one rejection is enough, however many decide. @returns {boolean} false when it is not this person's to decide */
export function rejectInvoice(id, comment, person) {
  if (!mayDecide(id, person)) return false;
  store.work((sandbox) => {
    const invoice = sandbox.invoices.find((item) => item.id === id);
    log(invoice, "rejected", person.id);
    if (comment) invoice.comments.push({ at: now(), who: person.id, text: comment });
    settle(sandbox, invoice, "rejected", person);
  });
  announce("invoice.rejected", findInvoice(id), { by: person.id, comment });
  return true;
}

/** @param mentions [{who, name}] of the people the text names; they are told, and so is whoever the invoice concerns */
export function commentInvoice(id, text, person, mentions = []) {
  const named = mentions.map(({ who }) => who);
  store.work((sandbox) => {
    const invoice = sandbox.invoices.find((item) => item.id === id);
    invoice.comments.push({ at: now(), who: person.id, text, mentions });
    log(invoice, "commented", person.id);
    for (const who of listeners(invoice, person.id, named)) notify(sandbox, who, "commented", { invoice: id, by: person.id });
    for (const who of named) notify(sandbox, who, "mentioned", { invoice: id, by: person.id });
  });
  announce("invoice.commented", findInvoice(id), { by: person.id, mentioned: named.join(",") });
}

function due(invoice) {
  const days = invoice.run?.escalation?.days;
  return invoice.status === "waiting" && !invoice.escalated && days > 0 && Date.now() - Date.parse(invoice.assigned) >= days * DAY;
}

/** Everyone still awaited hands over to the one above; nobody above, or somebody who decides already: a reminder. */
function escalate(sandbox, invoice) {
  const managerOf = (id) => personIn(sandbox, id)?.manager ?? null;
  for (const late of awaited(invoice)) {
    const above = escalationTarget(invoice.run.escalation, late, managerOf);
    const target = above && deputyFor(sandbox, above, new Date());
    const taken = !target || target === late || Boolean(invoice.approvals?.people.includes(target));
    if (!taken) handOver(invoice, late, target);
    log(invoice, taken ? "reminded" : "escalated", taken ? late : target);
    notify(sandbox, taken ? late : target, "escalated", { invoice: invoice.id });
  }
  Object.assign(invoice, { assigned: now(), escalated: true });
}

/** Escalate whatever waited too long -> the invoices that moved. */
export function runEscalations() {
  const late = store.get().sandbox.invoices.filter(due).map((invoice) => invoice.id);
  if (late.length === 0) return [];
  store.work((sandbox) => {
    for (const invoice of sandbox.invoices.filter((item) => late.includes(item.id))) escalate(sandbox, invoice);
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
      for (const entry of [...invoice.history, ...invoice.comments, ...(invoice.approvals?.given ?? [])]) entry.at = back(entry.at);
    }
    for (const item of sandbox.notifications) item.at = back(item.at);
    agePeople(sandbox);
    ageSchedules(sandbox);
    ageOutside(sandbox, back);
  });
  return runEscalations();
}
