/** Bills that may have been sent twice. Pure. */

/** Invoices of the same supplier over the same amount, the newest first; rejected ones and the one being corrected do not count. */
export function duplicatesOf(invoices, { supplier, amount }, exceptId = "") {
  return invoices
    .filter((invoice) => invoice.supplier === supplier && invoice.amount === amount && invoice.status !== "rejected" && invoice.id !== exceptId)
    .sort((a, b) => Date.parse(b.submitted) - Date.parse(a.submitted));
}
