/** Who has approved an invoice and who is still awaited. `approvals` is null while one person decides alone. */

/** @returns {string[]} everyone who may decide now; empty once the invoice is decided */
export function awaited(invoice) {
  if (invoice.status !== "waiting") return [];
  if (!invoice.approvals) return [invoice.approver];
  const given = invoice.approvals.given.map((approval) => approval.who);
  return invoice.approvals.people.filter((who) => !given.includes(who));
}

export function isAwaited(invoice, who) {
  return awaited(invoice).includes(who);
}

/** What waits for a person, the longest first. */
export function queueOf(invoices, who) {
  return invoices.filter((invoice) => isAwaited(invoice, who)).sort((a, b) => Date.parse(a.assigned) - Date.parse(b.assigned));
}

/** What a person decided and when: their rejection, or their own approval, also while others are still awaited; null for neither. */
export function decisionOf({ status, decided, approvals }, who) {
  if (decided?.who === who) return { kind: status, at: decided.at };
  const given = approvals?.given.find((approval) => approval.who === who);
  return given ? { kind: "approved", at: given.at } : null;
}

/** Whether the approvals given so far decide the invoice. */
export function isEnough({ approvals }) {
  if (!approvals || approvals.mode === "any") return true;
  return approvals.people.every((who) => approvals.given.some((approval) => approval.who === who));
}

/** What an invoice that is sent to several people keeps; null for one. */
export function newApprovals(people, mode) {
  return people.length > 1 ? { mode, people: [...people], given: [] } : null;
}

/** Give one person's place to another. Whoever has a place already decides for both, and is asked again after having approved. */
export function handOver(invoice, from, to) {
  const { approvals } = invoice;
  if (approvals) {
    const people = [...new Set(approvals.people.map((who) => (who === from ? to : who)))];
    Object.assign(approvals, { people, given: approvals.given.filter((approval) => approval.who !== to) });
    invoice.approver = awaited(invoice)[0] ?? to;
  } else if (invoice.approver === from) {
    invoice.approver = to;
  }
}
