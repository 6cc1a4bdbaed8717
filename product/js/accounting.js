/** What the accounting system accepts. Pure: the preview and the sync judge the same way. */

/** Fields of an invoice, and what kind of value each holds. */
export const SOURCES = { supplier: "company", amount: "money", department: "code", submitted: "date", due: "date", id: "number", memo: "text" };

/** Fields of the accounting system, and the kinds of value each takes. */
export const TARGETS = [
  { name: "vendor", takes: ["company"] },
  { name: "amount", takes: ["money"] },
  { name: "cost-centre", takes: ["code"] },
  { name: "document-date", takes: ["date"] },
  { name: "reference", takes: ["number", "text"] },
];

/** The mapping a new connection begins with; the cost centre is the customer's to choose. */
export const SUGGESTED = { vendor: "supplier", amount: "amount", "cost-centre": "", "document-date": "submitted", reference: "id" };

export function valueOf(invoice, source) {
  if (!source) return "";
  return source === "memo" ? invoice.memo || invoice.memoKey : invoice[source];
}

/** The first target of a mapping that would refuse every record -> {target, reason}, or null. */
export function mappingProblem(mapping) {
  for (const { name, takes } of TARGETS) {
    if (!mapping[name]) return { target: name, reason: "unmapped" };
    if (!takes.includes(SOURCES[mapping[name]])) return { target: name, reason: "kind" };
  }
  return null;
}

/**
 * Send every approved invoice that is not there yet.
 * @returns {{sent: string[], refused: Array<{invoice, target, reason, value}>}}
 */
export function syncRun({ mapping, sent }, invoices) {
  const result = { sent: [], refused: [] };
  const problem = mappingProblem(mapping);
  const known = new Set(invoices.filter((invoice) => sent.includes(invoice.id)).map((invoice) => valueOf(invoice, mapping.reference)));
  for (const invoice of invoices) {
    if (invoice.status !== "approved" || sent.includes(invoice.id)) continue;
    const reference = valueOf(invoice, mapping.reference);
    const found = problem ?? (known.has(reference) ? { target: "reference", reason: "duplicate" } : null);
    if (found) {
      result.refused.push({ invoice: invoice.id, ...found, source: mapping[found.target] ?? "" });
    } else {
      known.add(reference);
      result.sent.push(invoice.id);
    }
  }
  return result;
}
