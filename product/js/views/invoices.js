/** The list of invoices with its filters. */

import { h, icon } from "../dom.js";
import { day, money, personName, plural, t } from "../i18n.js";
import { canSee, may } from "../people.js";
import { DEPARTMENTS } from "../seed.js";
import { get } from "../store.js";
import { select } from "../ui/field.js";
import { openInvoiceForm } from "./invoice-form.js";
import { isOverdue, pageHead, statusChip, statusOf } from "./parts.js";

const NO_FILTER = { text: "", status: "", department: "" };
const STATUSES = ["waiting", "escalated", "approved", "rejected"];
let filter = { ...NO_FILTER };
let view = { person: "", name: "all" };

/** The views a person may switch between; the first one is shown first. */
function viewsOf(person) {
  if (person.role === "end-user") return ["mine"];
  return person.role === "administrator" ? ["all", "queue", "mine"] : ["queue", "all"];
}

function inView(name, person, invoice) {
  if (name === "queue") return invoice.status === "waiting" && invoice.approver === person.id;
  return name === "mine" ? invoice.submitter === person.id : true;
}

function matches(invoice) {
  const text = filter.text.trim().toLocaleLowerCase();
  return (!text || `${invoice.supplier} ${invoice.id}`.toLocaleLowerCase().includes(text))
    && (!filter.status || statusOf(invoice) === filter.status)
    && (!filter.department || invoice.department === filter.department);
}

export function invoices({ person }) {
  const names = viewsOf(person);
  if (view.person !== person.id) {
    view = { person: person.id, name: names[0] };
    filter = { ...NO_FILTER };
  }
  const count = h("p", { class: "count", role: "status", testid: "invoice-count" });
  const results = h("div", {});
  const update = () => showResults(person, count, results, reset);
  const reset = () => {
    filter = { ...NO_FILTER };
    for (const control of bar.querySelectorAll("input[type=search], select")) control.value = "";
    update();
    bar.querySelector("input[type=search]").focus();
  };
  const bar = filterBar(names, update, reset);
  update();
  const content = h("div", {},
    pageHead(t("invoices.title"), t("invoices.intro"),
      may(person, "submit") && h("button", { type: "button", class: "button primary", testid: "new-invoice", on: { click: () => openInvoiceForm(person) } }, icon("plus"), t("invoices.new"))),
    bar, count, results);
  return { title: t("invoices.title"), content };
}

function filterBar(names, update, reset) {
  const set = (key) => (value) => {
    filter[key] = value;
    update();
  };
  const statuses = STATUSES.map((status) => [status, t(`status.${status}`)]);
  const departments = DEPARTMENTS.map((name) => [name, t(`department.${name}`)]);
  return h("form", { class: "filters", "aria-label": t("invoices.filters"), testid: "invoice-filters", on: { submit: (event) => event.preventDefault() } },
    names.length > 1 && viewSwitch(names, update),
    labelled("invoices.search", h("input", {
      type: "search", testid: "filter-search", value: filter.text, placeholder: t("invoices.search_hint"), autocomplete: "off",
      on: { input: (event) => set("text")(event.target.value) },
    })),
    labelled("invoices.status", select("filter-status", filter.status, [["", t("invoices.any_status")], ...statuses], { onChange: set("status") })),
    labelled("invoices.department", select("filter-department", filter.department, [["", t("invoices.any_department")], ...departments], { onChange: set("department") })),
    h("button", { type: "button", class: "button quiet", testid: "clear-filters", on: { click: reset } }, t("invoices.clear")));
}

function labelled(key, control) {
  return h("label", { class: "filter" }, h("span", {}, t(key)), control);
}

function viewSwitch(names, update) {
  const choose = (event) => {
    view.name = event.target.value;
    update();
  };
  return h("fieldset", { class: "segments" },
    h("legend", {}, t("invoices.view")),
    names.map((name) => h("label", { class: "segment" },
      h("input", { type: "radio", name: "view", value: name, checked: view.name === name, testid: `view-${name}`, on: { change: choose } }),
      h("span", {}, t(`invoices.view.${name}`)))));
}

function showResults(person, count, results, reset) {
  const seen = get().sandbox.invoices.filter((invoice) => canSee(person, invoice) && inView(view.name, person, invoice));
  const found = seen.filter(matches);
  const total = found.reduce((sum, invoice) => sum + invoice.amount, 0);
  count.textContent = plural("invoices.found", found.length, { amount: money(total) });
  results.replaceChildren(found.length > 0 ? table(found) : nothing(seen.length > 0, reset));
}

/** @param filtered whether clearing the filters would show something */
function nothing(filtered, reset) {
  return h("div", { class: "empty", testid: "no-invoices" },
    h("p", {}, filtered || view.name !== "queue" ? t("invoices.none") : t("invoices.none_queue")),
    filtered && h("p", { class: "muted" }, t("invoices.none_hint")),
    filtered && h("button", { type: "button", class: "button", testid: "clear-filters-empty", on: { click: reset } }, t("invoices.clear")));
}

const COLUMNS = ["invoice", "department", "submitted", "due", "waiting", "amount", "status"];

/** The roles repeat what the elements mean, because a phone shows the rows as a grid. */
function table(found) {
  return h("div", { class: "card table-card" },
    h("table", { class: "table", role: "table", testid: "invoice-table" },
      h("caption", { class: "sr-only" }, t("invoices.table")),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, COLUMNS.map((name) => h("th", { scope: "col", role: "columnheader", class: `col-${name}` }, t(`invoices.col.${name}`))))),
      h("tbody", { role: "rowgroup" }, found.map(row))));
}

function row(invoice) {
  return h("tr", { role: "row", testid: `invoice-row-${invoice.id}` },
    h("th", { scope: "row", role: "rowheader", class: "col-invoice" },
      h("a", { href: `#/invoices/${invoice.id}`, testid: `invoice-link-${invoice.id}` }, h("strong", {}, invoice.supplier), h("span", { class: "muted" }, invoice.id))),
    h("td", { role: "cell", class: "col-department" }, t(`department.${invoice.department}`)),
    h("td", { role: "cell", class: "col-submitted" }, day(invoice.submitted)),
    h("td", { role: "cell", class: "col-due" }, day(invoice.due), isOverdue(invoice) && h("span", { class: "late" }, t("invoice.overdue"))),
    h("td", { role: "cell", class: "col-waiting" }, invoice.approver ? personName(invoice.approver) : "–"),
    h("td", { role: "cell", class: "col-amount" }, money(invoice.amount)),
    h("td", { role: "cell", class: "col-status" }, statusChip(invoice)));
}
