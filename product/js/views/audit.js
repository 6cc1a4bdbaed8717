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
  const update = () => draw(filter, shown, count, results, more);
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
  const bar = filterBar(filter, set, () => {
    for (const name of FIELDS) set(name, "");
    for (const control of bar.querySelectorAll("select")) control.value = "";
    bar.querySelector("select").focus();
  });
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
  return h("form", { class: "filters", "aria-label": t("audit.filters"), testid: "audit-filters", on: { submit: (event) => event.preventDefault() } },
    FIELDS.map((name) => h("label", { class: "filter" }, h("span", {}, t(`audit.${name}`)),
      select(`filter-${name}`, filter[name], [["", t(`audit.any_${name}`)], ...choices[name]], { onChange: (value) => set(name, value) }))),
    h("button", { type: "button", class: "button quiet", testid: "clear-filters", on: { click: reset } }, t("invoices.clear")));
}

function draw(filter, shown, count, results, more) {
  const found = matching(get().sandbox.audit, filter, new Date());
  count.textContent = plural("audit.found", found.length);
  results.replaceChildren(
    found.length > 0 ? table(found.slice(0, shown)) : h("div", { class: "empty", testid: "no-entries" }, h("p", {}, t("audit.none")), h("p", { class: "muted" }, t("audit.none_hint"))),
    ...(found.length > shown ? [h("p", { class: "show-more" }, h("button", { type: "button", class: "button", testid: "show-more", on: { click: more } }, plural("audit.more", Math.min(STEP, found.length - shown))))] : []));
}

function table(entries) {
  return h("div", { class: "card table-card" },
    h("table", { class: "table audit-table", role: "table", testid: "audit-table" },
      h("caption", { class: "sr-only" }, t("audit.table")),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, COLUMNS.map((name) => h("th", { scope: "col", role: "columnheader", class: `col-audit-${name}` }, t(`audit.col.${name}`))))),
      h("tbody", { role: "rowgroup" }, entries.map(row))));
}

function row(entry) {
  const place = entryPlace(entry);
  const text = entryText(entry);
  return h("tr", { role: "row", tabindex: "-1", testid: `audit-row-${entry.number}`, "data-event": entry.event },
    h("td", { role: "cell", class: "col-audit-when" }, h("time", { datetime: entry.at }, moment(entry.at))),
    h("td", { role: "cell", class: "col-audit-who" }, personName(entry.who)),
    h("th", { scope: "row", role: "rowheader", class: "col-audit-what" }, place ? h("a", { href: place, testid: `open-entry-${entry.number}` }, text) : text),
    h("td", { role: "cell", class: "col-audit-kind" }, h("span", { class: "tag" }, t(`audit.kind.${kindOf(entry.event)}`))));
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
