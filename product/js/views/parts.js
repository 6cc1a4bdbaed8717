/** Pieces that several pages share. */

import { h, icon } from "../dom.js";
import { day, money, t } from "../i18n.js";
import { statusOf } from "../invoice-filter.js";
import { waitingText } from "./approvals.js";

/** The page's heading; it takes the focus when the route changes. */
export function heading(text, props = {}) {
  return h("h1", { tabindex: "-1", testid: "page-title", ...props }, text);
}

/** Heading, a sentence under it, and actions at the far side. */
export function pageHead(title, intro, ...actions) {
  return h("div", { class: "page-head" },
    h("div", {}, heading(title), intro && h("p", { class: "intro" }, intro)),
    actions.some(Boolean) && h("div", { class: "actions" }, actions));
}

export function backLink(href, text) {
  return h("a", { class: "back", href, testid: "back-link" }, icon("back"), text);
}

/** A titled card. */
export function card(title, { testid = null, level = "h2", class: name = "" } = {}, ...children) {
  return h("section", { class: `card ${name}`.trim(), testid }, title && h(level, { class: "card-title" }, title), children);
}

export function statusChip(invoice) {
  const status = statusOf(invoice);
  return h("span", { class: `chip is-${status}`, testid: `status-${invoice.id}` }, t(`status.${status}`));
}

export function isOverdue(invoice) {
  return invoice.status === "waiting" && Date.parse(`${invoice.due}T23:59:59`) < Date.now();
}

/** A short list of invoices with links, for the dashboard. */
export function invoiceList(invoices, testid) {
  return h("ul", { class: "rows", testid }, invoices.map((invoice) => h("li", {},
    h("a", { class: "row", href: `#/invoices/${invoice.id}`, testid: `open-${invoice.id}` },
      h("span", { class: "row-main" },
        h("strong", {}, invoice.supplier),
        h("span", { class: "muted" }, `${invoice.id} · ${day(invoice.submitted)}${invoice.status === "waiting" ? ` · ${waitingText(invoice)}` : ""}`)),
      h("span", { class: "row-end" }, h("span", { class: "amount" }, money(invoice.amount)), statusChip(invoice))))));
}
