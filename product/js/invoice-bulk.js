/** Decide several invoices with one act. */

import { emit } from "./events.js";
import { approveInvoice, findInvoice, rejectInvoice } from "./invoice-actions.js";
import { canDecide } from "./people.js";

/** The chosen invoices as {open, closed}: what this person may decide, and what is not theirs to decide (any more). */
export function sortOut(ids, person) {
  const found = ids.map(findInvoice).filter(Boolean);
  return { open: found.filter((invoice) => canDecide(person, invoice)), closed: found.filter((invoice) => !canDecide(person, invoice)) };
}

/**
 * @param {"approved"|"rejected"} decision
 * @param {string} reason what the submitters read when their invoice is rejected
 * @returns {{done: string[], partly: string[], failed: string[]}} numbers of the invoices; `partly` = approved by this person, while others are still awaited
 */
export function decideAll(ids, decision, reason, person) {
  const done = [];
  const partly = [];
  const failed = [];
  for (const id of ids) {
    const counts = decision === "approved" ? approveInvoice(id, person) : rejectInvoice(id, reason, person);
    if (!counts) failed.push(id);
    else if (findInvoice(id).status === "waiting") partly.push(id);
    else done.push(id);
  }
  emit("invoices.decided", { by: person.id, count: done.length + partly.length, decision, failed: failed.length });
  return { done, partly, failed };
}
