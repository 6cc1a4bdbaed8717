/** The audit log: who did what and when, narrowed by person, kind and period, and as a file. */

import { KINDS, PERIODS, kindOf, matching } from "../audit-entries.js";
import { downloadCsv } from "../csv.js";
import { h, icon } from "../dom.js";
import { emit } from "../events.js";
import { moment, personName, plural, t } from "../i18n.js";
import { keepQuery } from "../router.js";
import { dayOf } from "../seed.js";
import { get } from "../store.js";
import { select } from "../ui/field.js";
import { clearButton, emptyState, filterField, filterForm, moreRows } from "../ui/list.js";
import { cell, columnHead, row, rowHead, table } from "../ui/table.js";
import { toast } from "../ui/toast.js";
import { entryPlace, entryText } from "./audit-words.js";
import { pageHead } from "./parts.js";

const STEP = 40;
const COLUMNS = ["when", "who", "what", "kind"];
const FIELDS = ["who", "kind", "period"];

export function audit({ query }) {
  const filter = Object.fromEntries(FIELDS.map((name) => [name, query.get(name) ?? ""]));
  const count = h("p", { class: "count", role: "status", testid: "audit-count" });
  const results = h("div", {});
  let shown = STEP;
  const update = () => draw(filter, shown, { count, results, more, reset });
  const more = () => {
    const first = shown;
    shown += STEP;
    update();
    results.querySelectorAll("tbody tr")[first]?.focus();
  };
  const set = (name, value) => {
    filter[name] = value;
    shown = STEP;
    keepQuery(filter);
    update();
  };
  const reset = () => {
    for (const name of FIELDS) set(name, "");
    for (const control of bar.querySelectorAll("select")) control.value = "";
    bar.querySelector("select").focus();
  };
  const bar = filterBar(filter, set, reset);
  update();
  const content = h("div", {},
    pageHead(t("audit.title"), t("audit.intro"),
      h("button", { type: "button", class: "button", testid: "export-csv", on: { click: () => exportLog(filter, update) } }, icon("download"), t("audit.export"))),
    bar, count, results);
  return { title: t("audit.title"), content };
}

function filterBar(filter, set, reset) {
  const people = [...new Set(get().sandbox.audit.map((entry) => entry.who))].map((who) => [who, personName(who)]);
  const choices = {
    who: people,
    kind: KINDS.map((kind) => [kind, t(`audit.kind.${kind}`)]),
    period: PERIODS.map(([period]) => [period, t(`audit.period.${period}`)]),
  };
  return filterForm({ label: t("audit.filters"), testid: "audit-filters" },
    FIELDS.map((name) => filterField(t(`audit.${name}`),
      select(`filter-${name}`, filter[name], [["", t(`audit.any_${name}`)], ...choices[name]], { onChange: (value) => set(name, value) }))),
    clearButton(reset));
}

function draw(filter, shown, { count, results, more, reset }) {
  const found = matching(get().sandbox.audit, filter, new Date());
  count.textContent = plural("audit.found", found.length);
  results.replaceChildren(
    found.length === 0 ? emptyState("no-entries", t("audit.none"), { hint: t("audit.none_hint"), reset })
      : h("div", { class: "card table-card" }, entryTable(found.slice(0, shown)), found.length > shown && moreRows(found.length, shown, more)));
}

function entryTable(entries) {
  return table({
    testid: "audit-table", name: "table audit-table", caption: t("audit.table"),
    heads: COLUMNS.map((name) => columnHead(`col-audit-${name}`, t(`audit.col.${name}`))), rows: entries.map(entryRow),
  });
}

function entryRow(entry) {
  const place = entryPlace(entry);
  const text = entryText(entry);
  return row({ tabindex: "-1", testid: `audit-row-${entry.number}`, "data-event": entry.event },
    cell("col-audit-when", h("time", { datetime: entry.at }, moment(entry.at))),
    cell("col-audit-who", personName(entry.who)),
    rowHead("col-audit-what", place ? h("a", { href: place, testid: `open-entry-${entry.number}` }, text) : text),
    cell("col-audit-kind", h("span", { class: "tag" }, t(`audit.kind.${kindOf(entry.event)}`))));
}

/** The file holds what the filters leave, all of it, not only what is shown. */
function exportLog(filter, update) {
  const found = matching(get().sandbox.audit, filter, new Date());
  const head = ["number", "when", "who", "kind", "event", "what"].map((name) => t(`audit.csv.${name}`));
  downloadCsv(`ledgerline-audit-${dayOf(new Date())}`, [
    head, ...found.map((entry) => [entry.number, entry.at, personName(entry.who), t(`audit.kind.${kindOf(entry.event)}`), entry.event, entryText(entry)]),
  ]);
  emit("audit.exported", { rows: found.length });
  update();
  toast(plural("audit.exported", found.length));
}
