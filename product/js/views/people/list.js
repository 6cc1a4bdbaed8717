/** Everyone in the workspace: find, invite, change a role, deactivate and reactivate. */

import { h, icon } from "../../dom.js";
import { day, personName, plural, t } from "../../i18n.js";
import { ROLES, STATUSES, delegationOf } from "../../people.js";
import { allPeople, obstacle } from "../../people-actions.js";
import { currentQuery, keepQuery } from "../../router.js";
import { get } from "../../store.js";
import { select } from "../../ui/field.js";
import { clearButton, emptyState, filterField, filterForm } from "../../ui/list.js";
import { cell, columnHead, row, rowHead, table } from "../../ui/table.js";
import { pageHead } from "../parts.js";
import { openDeactivate, openInvite, openRole, reactivateNow } from "./forms.js";

function filterOf(query) {
  return {
    text: query.get("text") ?? "",
    role: ROLES.includes(query.get("role")) ? query.get("role") : "",
    status: STATUSES.includes(query.get("status")) ? query.get("status") : "",
  };
}

function matches(person, { text, role, status }) {
  const wanted = text.trim().toLocaleLowerCase();
  return (!wanted || `${personName(person.id)} ${person.email}`.toLocaleLowerCase().includes(wanted))
    && (!role || person.role === role)
    && (!status || person.status === status);
}

export function people({ person }) {
  const filter = filterOf(currentQuery());
  const count = h("p", { class: "count", role: "status", testid: "people-count" });
  const results = h("div", {});
  const update = () => {
    keepQuery(filter);
    show(person, filter, count, results, reset);
  };
  const reset = () => {
    Object.assign(filter, { text: "", role: "", status: "" });
    bar.replaceWith(bar = filterBar(filter, update, reset));
    update();
    bar.querySelector("input").focus();
  };
  let bar = filterBar(filter, update, reset);
  show(person, filter, count, results, reset);
  const content = h("div", {},
    pageHead(t("people.title"), t("people.intro"),
      h("a", { class: "button", href: "#/people/roles", testid: "open-roles" }, t("roles.open")),
      h("button", { type: "button", class: "button primary", testid: "invite-person", on: { click: () => openInvite(person) } }, icon("plus"), t("people.invite"))),
    bar, count, results);
  return { title: t("people.title"), content };
}

function filterBar(filter, update, reset) {
  const set = (name) => (value) => {
    filter[name] = value;
    update();
  };
  return filterForm({ name: "people-filters", label: t("people.filters"), search: true },
    filterField(t("people.search"), h("input", { type: "search", testid: "filter-text", autocomplete: "off", value: filter.text, on: { input: (event) => set("text")(event.target.value) } })),
    filterField(t("people.role"), select("filter-role", filter.role, [["", t("people.any_role")], ...ROLES.map((role) => [role, t(`role.${role}`)])], { onChange: set("role") })),
    filterField(t("people.status"), select("filter-status", filter.status, [["", t("people.any_status")], ...STATUSES.map((status) => [status, t(`people.status.${status}`)])], { onChange: set("status") })),
    clearButton(reset));
}

function show(by, filter, count, results, reset) {
  const found = allPeople().filter((person) => matches(person, filter));
  count.textContent = plural("people.found", found.length);
  results.replaceChildren(found.length > 0 ? peopleTable(by, found) : emptyState("no-people", t("people.none"), { hint: t("invoices.none_hint"), reset }));
}

const COLUMNS = ["person", "role", "department", "status", "actions"];

function peopleTable(by, found) {
  return h("div", { class: "card table-card" }, table({
    testid: "people-table", name: "people-table", caption: t("people.title"),
    heads: COLUMNS.map((name) => columnHead(`people-${name}`, t(`people.col.${name}`))), rows: found.map((person) => personRow(by, person)),
  }));
}

function personRow(by, person) {
  const name = personName(person.id);
  const away = delegationOf(get().sandbox, person.id, new Date());
  return row({ testid: `person-row-${person.id}` },
    rowHead("people-person",
      h("strong", {}, name), person.id === by.id && h("span", { class: "you" }, t("people.you")),
      name !== person.email && h("span", { class: "muted" }, person.email)),
    cell("people-role", t(`role.${person.role}`)),
    cell("people-department", person.department ? t(`department.${person.department}`) : t("people.whole_company")),
    h("td", { role: "cell", class: "people-status" },
      h("span", { class: `chip is-${person.status}`, testid: `status-${person.id}` }, t(`people.status.${person.status}`)),
      away && h("span", { class: "muted", testid: `away-${person.id}` }, t("people.away", { date: day(away.until), deputy: personName(away.deputy) }))),
    cell("people-actions", actions(by, person, name)));
}

function actions(by, person, name) {
  const reason = obstacle(person, by);
  if (reason) return h("span", { class: "muted", testid: `locked-${person.id}` }, t(`people.locked.${reason}`));
  const button = (action, onClick, style = "") => h("button", {
    type: "button", class: `button quiet ${style}`.trim(), testid: `${action}-${person.id}`, "aria-label": t(`people.${action}_label`, { person: name }), on: { click: onClick },
  }, t(`people.${action}`));
  if (person.status === "deactivated") return button("reactivate", () => reactivateNow(person));
  return [button("change-role", () => openRole(person)), button("deactivate", () => openDeactivate(person), "danger-quiet")];
}
