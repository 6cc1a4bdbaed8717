/** Tables as CSV (RFC 4180): every reader gets the same cells, and no cell becomes a formula. */

const BYTE_ORDER_MARK = "\ufeff";

/** What spreadsheets read as the beginning of a formula, also in full width. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** One cell: numbers stay numbers, text is quoted where it must be and never begins a formula. */
function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows of cells as the text of a CSV file.
 * @param {Array<Array<string|number|null>>} rows the header row first
 */
export function csvText(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Hand a CSV file to the person: `name` without its ending. The mark lets spreadsheets read it as UTF-8. */
export function downloadCsv(name, rows) {
  const file = new Blob([BYTE_ORDER_MARK, csvText(rows)], { type: "text/csv;charset=utf-8" });
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name}.csv`;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
