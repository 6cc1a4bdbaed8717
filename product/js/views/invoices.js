/** The list of invoices: find, sort, select, decide. The address keeps what is looked for. */

import { h, icon } from "../dom.js";
import { currentLanguage, money, plural, t } from "../i18n.js";
import { NO_FILTER, filterFrom, filterValues, inOrder, isFiltered, matcher, orderFrom, orderValue } from "../invoice-filter.js";
import { canDecide, canSee, may } from "../people.js";
import { address, keepQuery } from "../router.js";
import { currentPerson } from "../session.js";
import { get } from "../store.js";
import { emptyState, moreRows } from "../ui/list.js";
import { openInvoiceForm } from "./invoice-form.js";
import { makeBulk } from "./invoices-bulk.js";
import { filterBar } from "./invoices-filters.js";
import { COLUMNS, invoiceTable, sortKey } from "./invoices-table.js";
import { pageHead } from "./parts.js";

const PAGE = 20;
let latest = { person: "", values: {} };

/** The list as it was last looked at, for the way back to it. */
export function invoicesAddress() {
  const person = currentPerson();
  return `#${address("/invoices", latest.person === person?.id ? latest.values : {})}`;
}

/** The views a person may switch between; the first one is shown first. */
function viewsOf(person) {
  if (person.role === "end-user") return ["mine"];
  return person.role === "administrator" ? ["all", "queue", "mine"] : ["queue", "all"];
}

function inView(name, person, invoice) {
  if (name === "queue") return canDecide(person, invoice);
  return name === "mine" ? invoice.submitter === person.id : true;
}

const words = (invoice) => `${invoice.supplier} ${invoice.id} ${invoice.memo || t(invoice.memoKey)}`;

/** What the address asks for. */
function wantedFrom(query, views) {
  const shown = Number.parseInt(query.get("shown") ?? "", 10);
  return {
    view: views.includes(query.get("view")) ? query.get("view") : views[0],
    filter: filterFrom(query),
    order: orderFrom(query.get("sort"), COLUMNS),
    shown: Number.isInteger(shown) && shown > PAGE ? shown : PAGE,
  };
}

export function invoices({ person, query }) {
  const views = viewsOf(person);
  const state = wantedFrom(query, views);
  const parts = { bar: null, tools: h("div", { class: "list-tools" }), results: h("div", {}) };
  const bulk = makeBulk(person, () => show());
  const seen = () => get().sandbox.invoices.filter((invoice) => canSee(person, invoice) && inView(state.view, person, invoice));
  const keep = () => keepQuery(remember());
  const remember = () => {
    const values = { view: state.view === views[0] ? "" : state.view, ...filterValues(state.filter), sort: orderValue(state.order), shown: state.shown > PAGE ? state.shown : "" };
    latest = { person: person.id, values };
    return values;
  };
  const show = () => {
    const all = seen();
    const found = inOrder(all.filter(matcher(state.filter, words)), state.order, sortKey, currentLanguage());
    const rows = found.slice(0, state.shown);
    bulk.keepOnly(rows);
    parts.tools.replaceChildren(...listTools(found, rows, bulk, state, sortBy));
    parts.results.replaceChildren(found.length > 0 ? resultCard(found, rows) : nothing(all.length > 0));
  };
  const resultCard = (found, rows) => h("div", { class: "card table-card" },
    invoiceTable(rows, state.order, sortBy, bulk),
    found.length > rows.length && moreRows(found.length, rows.length, more));
  const update = (change) => {
    Object.assign(state, change);
    keep();
    show();
  };
  const sortBy = (order) => {
    update({ order });
    const control = document.querySelector(`[data-testid="sort-${order.column}"]`);
    if (control?.checkVisibility?.()) control.focus();
    else document.querySelector("[data-testid=sort-by]")?.focus();
  };
  const more = () => {
    const next = parts.results.querySelectorAll("tbody tr").length;
    update({ shown: state.shown + PAGE });
    parts.results.querySelectorAll("tbody tr")[next]?.querySelector("a")?.focus();
  };
  const reset = () => {
    state.filter = { ...NO_FILTER };
    drawBar();
    update({ shown: PAGE });
    parts.bar.querySelector("input[type=search]").focus();
  };
  const drawBar = () => {
    const made = filterBar({ views, state, suppliers: suppliersOf(person), update: (change) => update({ shown: PAGE, ...change }), reset });
    parts.bar?.replaceWith(made);
    parts.bar = made;
  };
  const nothing = (filtered) => noInvoices(filtered && isFiltered(state.filter), state.view, reset);
  remember();
  drawBar();
  show();
  const content = h("div", {},
    pageHead(t("invoices.title"), t("invoices.intro"),
      may(person, "submit") && h("button", { type: "button", class: "button primary", testid: "new-invoice", on: { click: () => openInvoiceForm(person) } }, icon("plus"), t("invoices.new"))),
    parts.bar, bulk.result, parts.tools, parts.results);
  return { title: t("invoices.title"), content };
}

function suppliersOf(person) {
  const names = get().sandbox.invoices.filter((invoice) => canSee(person, invoice)).map((invoice) => invoice.supplier);
  return [...new Set(names)].sort(new Intl.Collator(currentLanguage()).compare);
}

/** Select all, the count or what to do with the selection, and on a phone the order. */
function listTools(found, rows, bulk, state, sortBy) {
  const total = found.reduce((sum, invoice) => sum + invoice.amount, 0);
  const options = COLUMNS.flatMap((name) => [[name, t("invoices.sort_up", { column: t(`invoices.col.${name}`) })], [`-${name}`, t("invoices.sort_down", { column: t(`invoices.col.${name}`) })]]);
  const current = `${state.order.down ? "-" : ""}${state.order.column}`;
  return [
    rows.length > 0 && bulk.selectAll(rows),
    h("p", { class: "count", role: "status", testid: "invoice-count" }, plural("invoices.found", found.length, { amount: money(total) })),
    bulk.bar(),
    rows.length > 1 && h("label", { class: "sort-choice" }, h("span", { class: "sr-only" }, t("invoices.sort")),
      sortSelect(options, current, sortBy)),
  ].filter(Boolean);
}

function sortSelect(options, current, sortBy) {
  return h("select", {
    testid: "sort-by", value: current, on: { change: (event) => sortBy(orderFrom(event.target.value, COLUMNS)) },
  }, options.map(([value, text]) => h("option", { value }, text)));
}

/** @param filtered whether clearing the filters would show something */
function noInvoices(filtered, view, reset) {
  const text = filtered || view !== "queue" ? t("invoices.none") : t("invoices.none_queue");
  return emptyState("no-invoices", text, filtered ? { hint: t("invoices.none_hint"), reset } : {});
}
