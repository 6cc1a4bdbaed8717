/** One report: choices, key figures, chart, table, file and schedule. */

import { h, icon } from "../../dom.js";
import { plural, t } from "../../i18n.js";
import { REPORTS } from "../../reports.js";
import { exportReport, tellOpened } from "../../reports-actions.js";
import { currentQuery, keepQuery } from "../../router.js";
import { get } from "../../store.js";
import { emptyState } from "../../ui/list.js";
import { cell, columnHead, row, rowHead, table } from "../../ui/table.js";
import { toast } from "../../ui/toast.js";
import { message } from "../message.js";
import { backLink, card, pageHead } from "../parts.js";
import { approversReport } from "./approvers.js";
import { choiceForm, choicesOf, monthName, queryOf } from "./choices.js";
import { cycleTimeReport } from "./cycle-time.js";
import { openScheduleForm } from "./schedules.js";
import { spendReport } from "./spend.js";

const MAKERS = { spend: spendReport, "cycle-time": cycleTimeReport, approvers: approversReport };

/** A report made from the invoices that its choices cover. */
export function makeReport(id, choices) {
  const { invoices } = get().sandbox;
  return MAKERS[id](invoices.filter((invoice) => !choices.department || invoice.department === choices.department), choices);
}

export function report({ person, id }) {
  if (!REPORTS.includes(id)) return message("reports.missing_title", t("reports.missing"));
  let choices = choicesOf(person, id, currentQuery());
  const drawnAgain = document.querySelector("[data-report]")?.dataset.report === id;
  if (!drawnAgain) tellOpened(id, choices.by);
  const form = h("div", {});
  const results = h("div", { class: "report-results" });
  const status = h("p", { class: "count", role: "status", testid: "report-summary" });
  const change = (wanted, name) => {
    const before = choices.by;
    keepQuery(queryOf(person, id, wanted));
    choices = choicesOf(person, id, currentQuery());
    if (choices.by !== before) tellOpened(id, choices.by);
    draw();
    form.querySelector(`[data-testid=filter-${name}]`)?.focus();
  };
  const draw = () => {
    form.replaceChildren(choiceForm(person, id, choices, change));
    show(id, choices, status, results);
  };
  draw();
  const content = h("div", { testid: "report-page", "data-report": id },
    backLink("#/reports", t("reports.back")),
    pageHead(t(`reports.${id}.title`), t(`reports.${id}.intro`),
      h("button", { type: "button", class: "button", testid: "schedule-report", on: { click: () => openScheduleForm(person, id, choices) } }, icon("clock"), t("schedule.new")),
      h("button", { type: "button", class: "button primary", testid: "export-csv", on: { click: () => exportNow(id, choices) } }, icon("download"), t("reports.export"))),
    tabs(id), form, status, results);
  return { title: t(`reports.${id}.title`), content };
}

function tabs(current) {
  return h("nav", { class: "report-tabs", "aria-label": t("reports.all") },
    h("ul", { role: "list" }, REPORTS.map((name) => h("li", {},
      h("a", { href: `#/reports/${name}`, testid: `report-tab-${name}`, "aria-current": name === current ? "page" : null }, t(`reports.${name}.title`))))));
}

function exportNow(id, choices) {
  const made = makeReport(id, choices);
  exportReport(id, made.file);
  toast(plural("reports.exported", made.file.length - 1));
}

function show(id, choices, status, results) {
  const made = makeReport(id, choices);
  const { months } = choices;
  const span = months.length === 1 ? monthName(months[0]) : t("reports.span", { from: monthName(months[0]), until: monthName(months.at(-1)) });
  status.textContent = `${span} · ${made.note}`;
  if (made.empty) {
    results.replaceChildren(emptyState("report-empty", t("reports.none"), { hint: t("reports.none_hint") }));
    return;
  }
  results.replaceChildren(
    figureList(made.figures),
    card(made.chartTitle, { testid: "chart-card" }, made.chart()),
    tableCard(t(`reports.${id}.title`), made.table),
    ...(made.extra ? [made.extra()] : []));
}

function figureList(figures) {
  return h("section", { "aria-label": t("dashboard.figures") }, h("dl", { class: `figures is-${figures.length}` }, figures.map(({ name, label, value, note }) =>
    h("div", { class: "figure", testid: `figure-${name}` }, h("dt", {}, label), h("dd", {}, h("strong", {}, value), h("span", { class: "muted" }, note))))));
}

/** The region takes the focus, because a wide table scrolls inside it. */
function tableCard(caption, { head, rows, foot }) {
  const numeric = (index) => (index > 0 ? "is-number" : "");
  const line = (testid, [first, ...others]) => row({ testid }, rowHead("", first), others.map((text) => cell("is-number", text)));
  return h("section", { class: "card table-card report-table-card", tabindex: "0", role: "region", "aria-label": t("reports.table", { report: caption }) },
    table({
      testid: "report-table", name: "report-table", caption,
      heads: head.map((text, index) => columnHead(numeric(index), text)),
      rows: rows.map(({ id, cells }) => line(`report-row-${id}`, cells)),
      foot: line("report-total", foot),
    }));
}
