/** The form above the list of invoices; what is asked for less often is folded away. */

import { h, icon } from "../dom.js";
import { t } from "../i18n.js";
import { MORE, STATUSES } from "../invoice-filter.js";
import { DEPARTMENTS } from "../seed.js";
import { select } from "../ui/field.js";
import { clearButton, filterField, filterForm } from "../ui/list.js";

/** @param {{views, state, suppliers, update, reset}} options `update` takes {view} or {filter} */
export function filterBar({ views, state, suppliers, update, reset }) {
  const set = (name) => (value) => update({ filter: { ...state.filter, [name]: value } });
  const statuses = STATUSES.map((status) => [status, t(`status.${status}`)]);
  const departments = DEPARTMENTS.map((name) => [name, t(`department.${name}`)]);
  return filterForm({ name: "filter-form", label: t("invoices.filters"), testid: "invoice-filters" },
    h("div", { class: "filters" },
      views.length > 1 && viewSwitch(views, state.view, update),
      filterField(t("invoices.search"), input("search", "filter-search", state.filter.text, set("text"), { placeholder: t("invoices.search_hint") })),
      filterField(t("invoices.status"), select("filter-status", state.filter.status, [["", t("invoices.any_status")], ...statuses], { onChange: set("status") })),
      filterField(t("invoices.department"), select("filter-department", state.filter.department, [["", t("invoices.any_department")], ...departments], { onChange: set("department") })),
      clearButton(reset)),
    moreFilters(state.filter, suppliers, set));
}

function moreFilters(filter, suppliers, set) {
  const amount = { inputmode: "decimal" };
  return h("details", { class: "more-filters", open: MORE.some((name) => filter[name]) },
    h("summary", { testid: "more-filters" }, icon("filter"), t("invoices.more_filters")),
    h("div", { class: "filters is-more" },
      filterField(t("invoices.supplier"), select("filter-supplier", filter.supplier, [["", t("invoices.any_supplier")], ...suppliers.map((name) => [name, name])], { onChange: set("supplier") })),
      filterField(t("invoices.amount_min"), input("text", "filter-amount-min", filter.min, set("min"), amount)),
      filterField(t("invoices.amount_max"), input("text", "filter-amount-max", filter.max, set("max"), amount)),
      filterField(t("invoices.due_from"), input("date", "filter-due-from", filter.dueFrom, set("dueFrom"))),
      filterField(t("invoices.due_to"), input("date", "filter-due-to", filter.dueTo, set("dueTo")))));
}

function input(type, testid, value, set, more = {}) {
  return h("input", { type, testid, value, autocomplete: "off", ...more, on: { input: (event) => set(event.target.value) } });
}

function viewSwitch(names, current, update) {
  return h("fieldset", { class: "segments" },
    h("legend", {}, t("invoices.view")),
    names.map((name) => h("label", { class: "segment" },
      h("input", { type: "radio", name: "view", value: name, checked: current === name, testid: `view-${name}`, on: { change: () => update({ view: name }) } }),
      h("span", {}, t(`invoices.view.${name}`)))));
}
