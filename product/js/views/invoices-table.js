/** The rows of the list of invoices, under headings that sort. */

import { awaited } from "../approvals.js";
import { h, icon } from "../dom.js";
import { day, money, personName, t } from "../i18n.js";
import { statusOf } from "../invoice-filter.js";
import { cell, columnHead, row, rowHead, table } from "../ui/table.js";
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

export function invoiceTable(invoices, order, sortBy, bulk) {
  return table({
    testid: "invoice-table", caption: t("invoices.table"),
    heads: [bulk.shown && cell("col-select"), COLUMNS.map((name) => heading(name, order, sortBy))],
    rows: invoices.map((invoice) => invoiceRow(invoice, bulk)),
  });
}

function heading(name, order, sortBy) {
  const current = order.column === name;
  const down = current ? !order.down : FALLING.includes(name);
  const head = columnHead(`col-${name}`,
    h("button", { type: "button", class: current ? `sort is-${order.down ? "down" : "up"}` : "sort", testid: `sort-${name}`, on: { click: () => sortBy({ column: name, down }) } },
      t(`invoices.col.${name}`), icon("down")));
  if (current) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
  return head;
}

function invoiceRow(invoice, bulk) {
  return row({ class: bulk.has(invoice) ? "is-selected" : "", testid: `invoice-row-${invoice.id}` },
    bulk.shown && cell("col-select", bulk.box(invoice)),
    rowHead("col-invoice",
      h("a", { href: `#/invoices/${invoice.id}`, testid: `invoice-link-${invoice.id}` }, h("strong", {}, invoice.supplier), h("span", { class: "muted" }, invoice.id))),
    cell("col-department", t(`department.${invoice.department}`)),
    cell("col-submitted", day(invoice.submitted)),
    cell("col-due", day(invoice.due), isOverdue(invoice) && h("span", { class: "late" }, t("invoice.overdue"))),
    cell("col-waiting", waitingFor(invoice) || "–"),
    cell("col-amount", money(invoice.amount)),
    cell("col-status", statusChip(invoice)));
}
