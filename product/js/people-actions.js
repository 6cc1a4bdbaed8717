/** What is done with people: invite, change a role, deactivate, name a deputy. Each function changes the state, then tells the document. */

import { handOver, queueOf } from "./approvals.js";
import { emit } from "./events.js";
import { personName } from "./i18n.js";
import { notify } from "./notifications.js";
import { deputyFor, may, managerForRole, personIn } from "./people.js";
import { dayAfter } from "./reports-schedules.js";
import * as store from "./store.js";

const now = () => new Date().toISOString();

export function allPeople() {
  return store.get().sandbox.people;
}

/** A person of the sandbox, or null. */
function findPerson(id) {
  return personIn(store.get().sandbox, id);
}

export function emailTaken(email) {
  const wanted = email.trim().toLowerCase();
  return allPeople().some((person) => person.email.toLowerCase() === wanted);
}

/** The invoices that wait for a person. */
export function waitingFor(id, sandbox = store.get().sandbox) {
  return queueOf(sandbox.invoices, id);
}

/** Why a person may not be changed by another: "yourself", "last-administrator", or "" when nothing is in the way. */
export function obstacle(person, by) {
  if (person.id === by.id) return "yourself";
  const others = allPeople().filter((other) => other.role === "administrator" && other.status === "active" && other.id !== person.id);
  return person.role === "administrator" && others.length === 0 ? "last-administrator" : "";
}

/** Who would get the invoices of a person who may no longer decide. */
export function successorOf(id, change) {
  const { people, delegations } = store.get().sandbox;
  const changed = people.map((person) => (person.id === id ? { ...person, ...change } : person));
  return deputyFor({ people: changed, delegations }, id, new Date());
}

/** Send what waits for a person on to whoever decides in their place -> how many moved. */
function sendOn(sandbox, id) {
  const target = deputyFor(sandbox, id, new Date());
  if (target === id) return 0;
  const moved = waitingFor(id, sandbox);
  for (const invoice of moved) {
    handOver(invoice, id, target);
    invoice.assigned = now();
    invoice.history.push({ at: now(), kind: "routed", who: target, for: id });
    notify(sandbox, target, "waiting", { invoice: invoice.id });
  }
  return moved.length;
}

function nextId(people) {
  const numbers = people.map((person) => Number(/^person-(\d+)$/.exec(person.id)?.[1] ?? 0));
  return `person-${Math.max(...numbers) + 1}`;
}

/** @param fields {email, role, department} */
export function invite({ email, role, department }, by) {
  let made = null;
  store.work((sandbox) => {
    made = { id: nextId(sandbox.people), role, manager: managerForRole(role), department, email: email.trim(), status: "invited", invitedBy: by.id };
    sandbox.people.push(made);
    notify(sandbox, made.id, "invited", { subject: made.id, link: "/dashboard", by: by.id });
  });
  emit("user.invited", { user: made.id, name: made.email, email: made.email, role, department });
  return made;
}

/** An invitation is accepted by signing in for the first time. */
export function acceptInvitation(id) {
  if (findPerson(id)?.status !== "invited") return;
  store.work((sandbox) => {
    const person = personIn(sandbox, id);
    person.status = "active";
    notify(sandbox, person.invitedBy, "accepted", { subject: id, link: "/people", by: id });
  });
}

/** -> how many waiting invoices moved on, because the new role may not decide */
export function changeRole(id, { role, department }) {
  const from = findPerson(id).role;
  let moved = 0;
  store.work((sandbox) => {
    const person = personIn(sandbox, id);
    const manager = managerForRole(role);
    Object.assign(person, { role, department, manager: manager === id ? person.manager : manager });
    if (!may(person, "decide")) moved = sendOn(sandbox, id);
  });
  emit("user.role-changed", { user: id, name: personName(id), role, from });
  return moved;
}

/** -> how many waiting invoices moved on */
export function deactivate(id) {
  let moved = 0;
  store.work((sandbox) => {
    personIn(sandbox, id).status = "deactivated";
    moved = sendOn(sandbox, id);
  });
  emit("user.deactivated", { user: id, name: personName(id) });
  return moved;
}

export function reactivate(id) {
  store.work((sandbox) => {
    personIn(sandbox, id).status = "active";
  });
  emit("user.reactivated", { user: id, name: personName(id) });
}

/** The delegation a person has named, in force or to come; null without one or when it is over. */
export function delegationNamedBy(id) {
  const today = dayAfter(new Date(), 0);
  return store.get().sandbox.delegations.find((item) => item.person === id && item.until >= today) ?? null;
}

/**
 * Name a deputy for a period; it takes the place of an earlier one.
 * @param fields {deputy, from, until, handOver} days as YYYY-MM-DD; `handOver` also sends on what waits already
 * @returns {number} how many waiting invoices moved on
 */
export function setDelegation(id, { deputy, from, until, handOver: all }) {
  let moved = 0;
  store.work((sandbox) => {
    sandbox.delegations = [...sandbox.delegations.filter((item) => item.person !== id), { person: id, deputy, from, until }];
    if (all && from <= dayAfter(new Date(), 0)) moved = sendOn(sandbox, id);
  });
  emit("delegate.set", { user: id, name: personName(id), deputy, from, until });
  return moved;
}

export function endDelegation(id) {
  store.work((sandbox) => {
    sandbox.delegations = sandbox.delegations.filter((item) => item.person !== id);
  });
  emit("delegate.set", { user: id, name: personName(id), deputy: "", from: "", until: "" });
}

/** Make every delegation one day older; to be called while the sandbox is being changed. */
export function agePeople(sandbox) {
  for (const item of sandbox.delegations) {
    item.from = dayAfter(`${item.from}T12:00:00`, -1);
    item.until = dayAfter(`${item.until}T12:00:00`, -1);
  }
}
