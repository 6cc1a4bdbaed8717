/** Which invoices a person looks for, in which order: between the address, the form and the list. Pure. */

/** Choice -> its name in the address. */
const NAMES = Object.freeze({
  text: "q", status: "status", department: "department", supplier: "supplier", min: "min", max: "max", dueFrom: "due-from", dueTo: "due-to",
});
export const NO_FILTER = Object.freeze(Object.fromEntries(Object.keys(NAMES).map((name) => [name, ""])));
/** What the form keeps folded until it is asked for. */
export const MORE = Object.freeze(["supplier", "min", "max", "dueFrom", "dueTo"]);
export const STATUSES = Object.freeze(["waiting", "escalated", "approved", "rejected"]);
const NEWEST = Object.freeze({ column: "submitted", down: true });

/** The status an invoice shows: a waiting one that was escalated says so. */
export function statusOf(invoice) {
  return invoice.status === "waiting" && invoice.escalated ? "escalated" : invoice.status;
}

/** @param {URLSearchParams} query */
export function filterFrom(query) {
  return Object.fromEntries(Object.entries(NAMES).map(([name, key]) => [name, query.get(key) ?? ""]));
}

/** -> {name in the address: value} */
export function filterValues(filter) {
  return Object.fromEntries(Object.entries(NAMES).map(([name, key]) => [key, filter[name].trim()]));
}

export function isFiltered(filter) {
  return Object.values(filter).some((value) => value.trim() !== "");
}

/** A number typed by a person, or null when it says nothing. */
function amountOf(text) {
  const plain = text.normalize("NFKC").replace(/[\s$,_']/g, "");
  return /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : null;
}

/** @returns {(invoice) => boolean} `words` gives the text that is searched */
export function matcher(filter, words) {
  const text = filter.text.trim().toLocaleLowerCase();
  const min = amountOf(filter.min);
  const max = amountOf(filter.max);
  return (invoice) => (!text || words(invoice).toLocaleLowerCase().includes(text))
    && (!filter.status || statusOf(invoice) === filter.status)
    && (!filter.department || invoice.department === filter.department)
    && (!filter.supplier || invoice.supplier === filter.supplier)
    && (min === null || invoice.amount >= min)
    && (max === null || invoice.amount <= max)
    && (!filter.dueFrom || invoice.due >= filter.dueFrom)
    && (!filter.dueTo || invoice.due <= filter.dueTo);
}

/** "-amount" -> {column: "amount", down: true}; anything unknown is the newest first. */
export function orderFrom(text, columns) {
  const column = (text ?? "").replace(/^-/, "");
  return columns.includes(column) ? { column, down: text.startsWith("-") } : { ...NEWEST };
}

export function orderValue({ column, down }) {
  return column === NEWEST.column && down === NEWEST.down ? "" : `${down ? "-" : ""}${column}`;
}

/** @param value (invoice, column) -> what is compared; equal ones stay with the newest first */
export function inOrder(invoices, { column, down }, value, language) {
  const collator = new Intl.Collator(language, { numeric: true });
  const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));
  const rows = invoices.map((invoice) => ({ invoice, key: value(invoice, column) }));
  rows.sort((a, b) => (down ? -1 : 1) * compare(a.key, b.key) || collator.compare(b.invoice.id, a.invoice.id));
  return rows.map((row) => row.invoice);
}
