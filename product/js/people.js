/** The people of a sandbox, who reports to whom, what each role may do, and who stands in for whom. Pure. */

import { isAwaited } from "./approvals.js";

/** The people of the first day. The sandbox keeps its own list, because people are invited and roles change. */
export const PEOPLE = [
  { id: "administrator", role: "administrator", manager: "director", department: "it", email: "administrator@ledgerline.example", status: "active" },
  { id: "department-manager", role: "manager", manager: "director", department: "operations", email: "department-manager@ledgerline.example", status: "active" },
  { id: "director", role: "executive", manager: null, department: "", email: "director@ledgerline.example", status: "active" },
  { id: "accounts-clerk", role: "end-user", manager: "department-manager", department: "operations", email: "accounts-clerk@ledgerline.example", status: "active" },
];

export const ROLES = ["administrator", "manager", "executive", "end-user"];
export const STATUSES = ["active", "invited", "deactivated"];

export const MAY = {
  administrator: ["submit", "decide", "see-all", "see-reports", "see-every-department", "read-workflows", "edit-workflows", "manage-people", "manage-integrations", "manage-keys", "read-audit"],
  manager: ["decide", "see-reports", "read-workflows"],
  executive: ["decide", "see-all", "see-spend", "see-reports", "see-every-department", "read-workflows", "read-audit"],
  "end-user": ["submit"],
};

export const APPROVERS = ["department-manager", "director", "administrator"];

/** Whom a new person of a role reports to. */
const MANAGER_OF_ROLE = { administrator: "director", manager: "director", executive: null, "end-user": "department-manager" };

/** Fresh records, so that no sandbox shares them with another. */
export function firstPeople() {
  return PEOPLE.map((person) => ({ ...person }));
}

export function personIn(sandbox, id) {
  return sandbox.people.find((person) => person.id === id) ?? null;
}

/** Whether a person may sign in; an invitation is accepted by signing in. */
export function canSignIn(person) {
  return person !== null && person.status !== "deactivated";
}

/** A person of the first day, whoever was invited or changed since. */
export function personById(id) {
  return PEOPLE.find((person) => person.id === id) ?? null;
}

export function may(person, action) {
  return MAY[person.role].includes(action);
}

export function managerOf(id) {
  return personById(id)?.manager ?? null;
}

export function managerForRole(role) {
  return MANAGER_OF_ROLE[role];
}

/** Everyone who may decide now, in the order of the list. */
export function decidersIn(sandbox) {
  return sandbox.people.filter((person) => person.status !== "deactivated" && may(person, "decide"));
}

/** The local calendar day of a moment, as YYYY-MM-DD. */
function dayOf(now) {
  const date = new Date(now);
  const two = (value) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The delegation of a person that is in force on a day, or null; both its days count. */
export function delegationOf(sandbox, personId, now) {
  const today = dayOf(now);
  return sandbox.delegations.find((item) => item.person === personId && item.from <= today && today <= item.until) ?? null;
}

/** Who stands in for one person now: the deputy while away, the manager when deactivated or no longer allowed to decide. */
function standIn(sandbox, personId, now) {
  const person = personIn(sandbox, personId);
  if (!person) return null;
  if (person.status === "deactivated" || !may(person, "decide")) return person.manager;
  return delegationOf(sandbox, personId, now)?.deputy ?? null;
}

/**
 * Who decides in a person's place: the person, or whoever the chain of deputies and managers ends with.
 * A chain that goes round ends with the last one in it who may decide; without anyone, the invoice stays where it was sent.
 * @param {{people, delegations}} sandbox
 * @param {string} personId
 * @param {Date|string|number} now
 */
export function deputyFor(sandbox, personId, now) {
  const passed = [personId];
  let last = personId;
  for (;;) {
    const next = standIn(sandbox, last, now);
    if (!next || passed.includes(next)) break;
    passed.push(next);
    last = next;
  }
  const able = (id) => {
    const person = personIn(sandbox, id);
    return person !== null && person.status !== "deactivated" && may(person, "decide");
  };
  return passed.findLast(able) ?? personId;
}

/** Whether this invoice is this person's to see: all, their own, one that crossed their desk or their deputy's, or one a comment names them in. */
export function canSee(person, invoice) {
  if (may(person, "see-all") || invoice.submitter === person.id || isAwaited(invoice, person.id)) return true;
  return invoice.history.some((entry) => entry.kind === "routed" && [entry.who, entry.for].includes(person.id))
    || invoice.comments.some((comment) => comment.mentions?.some(({ who }) => who === person.id));
}

export function canDecide(person, invoice) {
  return isAwaited(invoice, person.id);
}
