/** The four people of the sandbox, who reports to whom, and what each role may do. */

export const PEOPLE = [
  { id: "administrator", role: "administrator", manager: "director" },
  { id: "department-manager", role: "manager", manager: "director" },
  { id: "director", role: "executive", manager: null },
  { id: "accounts-clerk", role: "end-user", manager: "department-manager" },
];

const MAY = {
  administrator: ["submit", "see-all", "read-workflows", "edit-workflows"],
  manager: ["read-workflows"],
  executive: ["see-all", "read-workflows", "see-spend"],
  "end-user": ["submit"],
};

export const APPROVERS = ["department-manager", "director", "administrator"];

export function personById(id) {
  return PEOPLE.find((person) => person.id === id) ?? null;
}

export function may(person, action) {
  return MAY[person.role].includes(action);
}

export function managerOf(id) {
  return personById(id)?.manager ?? null;
}

/** Whether this invoice is this person's to see: all, their own, or one that crossed their desk. */
export function canSee(person, invoice) {
  if (may(person, "see-all") || invoice.submitter === person.id || invoice.approver === person.id) return true;
  return invoice.history.some((entry) => entry.kind === "routed" && entry.who === person.id);
}

export function canDecide(person, invoice) {
  return invoice.status === "waiting" && invoice.approver === person.id;
}
