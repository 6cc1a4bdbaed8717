/** What stands around a list: the filters above it, the way to further rows, and what is said when nothing is left. */

import { h, icon } from "../dom.js";
import { t } from "../i18n.js";

/** A form that narrows what is below it at every change; there is nothing to send. */
export function filterForm({ name = "filters", label, testid = null, search = false }, ...children) {
  return h("form", {
    class: name, role: search ? "search" : null, "aria-label": label, testid, on: { submit: (event) => event.preventDefault() },
  }, children);
}

export function filterField(label, control) {
  return h("label", { class: "filter" }, h("span", {}, label), control);
}

export function clearButton(reset) {
  return h("button", { type: "button", class: "button quiet", testid: "clear-filters", on: { click: reset } }, t("invoices.clear"));
}

/** @param reset clears the filters, where that would show something */
export function emptyState(testid, text, { hint = "", picture = null, reset = null } = {}) {
  return h("div", { class: "empty", testid },
    picture && icon(picture),
    h("p", {}, text),
    hint && h("p", { class: "muted" }, hint),
    reset && h("button", { type: "button", class: "button", testid: "clear-filters-empty", on: { click: reset } }, t("invoices.clear")));
}

/** The line below the rows of a list that goes on. */
export function moreRows(total, shown, more) {
  return h("div", { class: "more-rows" },
    h("p", { class: "muted", testid: "shown-count" }, t("invoices.shown", { shown, total })),
    h("button", { type: "button", class: "button", testid: "show-more", on: { click: more } }, icon("down"), t("invoices.show_more")));
}
