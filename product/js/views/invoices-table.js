/** The rows of the list of invoices, under headings that sort. */

import { awaited } from "../approvals.js";
import { h, icon } from "../dom.js";
import { day, money, personName, t } from "../i18n.js";
import { statusOf } from "../invoice-filter.js";
import { isOverdue, statusChip } from "./parts.js";

export const COLUMNS = ["invoice", "department", "submitted", "due", "waiting", "amount", "status"];
/** What one wants to see the largest or newest of first. */
const FALLING = ["submitted", "amount"];

/** What a column compares. */
export function sortKey(invoice, column) {
  switch (column) {
    case "amount": return invoice.amount;
    case "submitted": return Date.parse(invoice.submitted);
    case "due": return invoice.due;
    case "invoice": return invoice.supplier;
    case "department": return t(`department.${invoice.department}`);
    case "waiting": return waitingFor(invoice);
    default: return t(`status.${statusOf(invoice)}`);
  }
}

function waitingFor(invoice) {
  return awaited(invoice).map(personName).join(", ");
}

/** The roles repeat what the elements mean, because a phone shows the rows as a grid. */
export function invoiceTable(rows, order, sortBy, bulk) {
  return h("table", { class: "table", role: "table", testid: "invoice-table" },
    h("caption", { class: "sr-only" }, t("invoices.table")),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" },
      bulk.shown && h("td", { role: "cell", class: "col-select" }),
      COLUMNS.map((name) => heading(name, order, sortBy)))),
    h("tbody", { role: "rowgroup" }, rows.map((invoice) => row(invoice, bulk))));
}

function heading(name, order, sortBy) {
  const current = order.column === name;
  const down = current ? !order.down : FALLING.includes(name);
  return h("th", { scope: "col", role: "columnheader", class: `col-${name}`, "aria-sort": current ? (order.down ? "descending" : "ascending") : null },
    h("button", { type: "button", class: current ? `sort is-${order.down ? "down" : "up"}` : "sort", testid: `sort-${name}`, on: { click: () => sortBy({ column: name, down }) } },
      t(`invoices.col.${name}`), icon("down")));
}

function row(invoice, bulk) {
  return h("tr", { role: "row", class: bulk.has(invoice) ? "is-selected" : "", testid: `invoice-row-${invoice.id}` },
    bulk.shown && h("td", { role: "cell", class: "col-select" }, bulk.box(invoice)),
    h("th", { scope: "row", role: "rowheader", class: "col-invoice" },
      h("a", { href: `#/invoices/${invoice.id}`, testid: `invoice-link-${invoice.id}` }, h("strong", {}, invoice.supplier), h("span", { class: "muted" }, invoice.id))),
    h("td", { role: "cell", class: "col-department" }, t(`department.${invoice.department}`)),
    h("td", { role: "cell", class: "col-submitted" }, day(invoice.submitted)),
    h("td", { role: "cell", class: "col-due" }, day(invoice.due), isOverdue(invoice) && h("span", { class: "late" }, t("invoice.overdue"))),
    h("td", { role: "cell", class: "col-waiting" }, waitingFor(invoice) || "–"),
    h("td", { role: "cell", class: "col-amount" }, money(invoice.amount)),
    h("td", { role: "cell", class: "col-status" }, statusChip(invoice)));
}
