/** Days from submitted to decided, as figures, chart, table and file. */

import { h } from "../../dom.js";
import { money, number, plural, t } from "../../i18n.js";
import { cycleTime, daysTaken } from "../../reports.js";
import { chart } from "./charts.js";
import { monthName } from "./choices.js";
import { days, tenths } from "./figures.js";

function nameOf(by, key) {
  if (by === "month") return monthName(key);
  return by === "department" ? t(`department.${key}`) : key;
}

function bars(data, by) {
  const items = data.rows.map((row) => ({
    label: by === "month" ? monthName(row.key, { short: true }) : nameOf(by, row.key),
    text: row.median === null ? "" : number(tenths(row.median)),
    parts: [{ value: row.median ?? 0, tone: 1, title: `${t("reports.col.median")}: ${days(row.median)}` }],
    mark: row.slowest > row.median ? { value: row.slowest, text: number(tenths(row.slowest)), title: `${t("reports.col.slowest")}: ${days(row.slowest)}` } : null,
  }));
  const entries = [{ tone: 1, label: t("reports.cycle-time.median_legend") }, { tone: "mark", label: t("reports.col.slowest") }];
  const says = t("reports.cycle-time.says", { median: days(data.all.median), slowest: days(data.all.slowest) });
  return chart({ kind: by === "month" ? "columns" : "rows", items, entries, format: number, says });
}

function figures({ all }) {
  return [
    { name: "median", label: t("reports.cycle-time.median"), value: days(all.median), note: t("reports.cycle-time.median_note") },
    { name: "slowest", label: t("reports.cycle-time.slowest"), value: days(all.slowest), note: all.invoice },
    { name: "decided", label: t("reports.cycle-time.decided"), value: number(all.count), note: t("reports.cycle-time.decided_note") },
  ];
}

function slowest(list) {
  return h("section", { class: "card", testid: "slowest-card" },
    h("h2", { class: "card-title" }, t("reports.cycle-time.slowest_list")),
    h("ol", { class: "rows" }, list.map((invoice) => h("li", {}, h("a", { class: "row", href: `#/invoices/${invoice.id}`, testid: `open-${invoice.id}` },
      h("span", { class: "row-main" }, h("strong", {}, invoice.supplier), h("span", { class: "muted" }, `${invoice.id} · ${t(`department.${invoice.department}`)} · ${money(invoice.amount)}`)),
      h("span", { class: "row-end" }, h("span", { class: "amount" }, days(daysTaken(invoice)))))))));
}

export function cycleTimeReport(invoices, choices) {
  const { by } = choices;
  const data = cycleTime(invoices, choices);
  const head = [t(`reports.by.${by}`), t("reports.col.decided"), t("reports.col.median"), t("reports.col.slowest"), t("reports.col.slowest_invoice")];
  const link = (id) => (id ? h("a", { href: `#/invoices/${id}`, testid: `slowest-${id}` }, id) : "–");
  return {
    empty: data.all.count === 0,
    figures: figures(data),
    chart: () => bars(data, by),
    chartTitle: t("reports.cycle-time.chart"),
    table: {
      head,
      rows: data.rows.map((row) => ({ id: row.key, cells: [nameOf(by, row.key), number(row.count), days(row.median), days(row.slowest), link(row.invoice)] })),
      foot: [t("reports.col.all"), number(data.all.count), days(data.all.median), days(data.all.slowest), data.all.invoice || "–"],
    },
    file: [
      [t(`reports.by.${by}`), t("reports.col.decided"), t("reports.col.median_days"), t("reports.col.slowest_days"), t("reports.col.slowest_invoice")],
      ...data.rows.map((row) => [by === "month" ? row.key : nameOf(by, row.key), row.count, tenths(row.median), tenths(row.slowest), row.invoice]),
    ],
    extra: () => slowest(data.slowest),
    note: plural("reports.cycle-time.note", data.all.count),
  };
}
