/** Monthly spend as figures, chart, table and file. */

import { money, number, plural, t } from "../../i18n.js";
import { lastFullMonth, monthAfter, spend } from "../../reports.js";
import { DEPARTMENTS } from "../../seed.js";
import { chart } from "./charts.js";
import { monthName } from "./choices.js";
import { compactMoney, percentage } from "./figures.js";

const SHOWN = 5;
const MANY = 6;

function nameOf(by, key) {
  return by === "department" ? t(`department.${key}`) : key;
}

/** A department keeps its colour whatever is filtered; suppliers get theirs by rank. */
function toneOf(by, row, rank) {
  return by === "department" ? DEPARTMENTS.indexOf(row.key) + 1 : rank + 1;
}

/** The rows a chart can tell apart; the smaller ones become one. */
function series(by, rows) {
  const shown = rows.slice(0, SHOWN).map((row, rank) => ({ label: nameOf(by, row.key), tone: toneOf(by, row, rank), amounts: row.amounts }));
  const others = rows.slice(SHOWN);
  if (others.length === 0) return shown;
  const amounts = others[0].amounts.map((_, index) => others.reduce((sum, row) => sum + row.amounts[index], 0));
  return [...shown, { label: plural("reports.others", others.length), tone: 6, amounts }];
}

function columns(data, by) {
  const parts = series(by, data.rows);
  const items = data.months.map((month, index) => ({
    label: monthName(month, { short: true }),
    text: data.totals[index] > 0 ? compactMoney(data.totals[index], { digits: data.months.length > MANY ? 2 : 3 }) : "",
    parts: parts.map(({ label, tone, amounts }) => ({ value: amounts[index], tone, title: `${label}: ${money(amounts[index])}` })),
    mark: null,
  }));
  const most = data.totals.indexOf(Math.max(...data.totals));
  const says = t("reports.spend.says", { amount: money(data.total), month: monthName(data.months[most]), most: money(data.totals[most]) });
  return chart({ kind: "columns", items, entries: parts, format: compactMoney, says });
}

function comparison({ month, amount, before }) {
  const earlier = monthName(monthAfter(month, -1));
  return before > 0 ? t("reports.spend.against", { change: percentage(amount / before - 1, { sign: true }), month: earlier }) : t("reports.spend.nothing_in", { month: earlier });
}

function figures(data) {
  const full = lastFullMonth(data, new Date());
  const first = data.rows[0];
  return [
    { name: "total", label: t("reports.spend.total"), value: money(data.total, { short: true }), note: plural("dashboard.invoices", data.count) },
    { name: "average", label: t("reports.spend.average"), value: money(data.total / data.months.length, { short: true }), note: t("reports.spend.average_note") },
    { name: "last-month", label: full ? monthName(full.month) : t("reports.spend.last"), value: full ? money(full.amount, { short: true }) : "–", note: full ? comparison(full) : t("reports.spend.last_none") },
    { name: "largest", label: t("reports.spend.largest"), value: first ? percentage(first.share) : "–", note: first?.key ?? "" },
  ];
}

export function spendReport(invoices, choices) {
  const { by, months } = choices;
  const data = spend(invoices, choices);
  const shown = figures(data);
  shown[3].note = data.rows[0] ? nameOf(by, data.rows[0].key) : "";
  const head = [t(`reports.by.${by}`), ...months.map((month) => monthName(month)), t("reports.col.total"), t("reports.col.share")];
  return {
    empty: data.count === 0,
    figures: shown,
    chart: () => columns(data, by),
    chartTitle: t("reports.spend.chart"),
    table: {
      head,
      rows: data.rows.map((row) => ({ id: row.key, cells: [nameOf(by, row.key), ...row.amounts.map((amount) => (amount > 0 ? money(amount) : "–")), money(row.total), percentage(row.share)] })),
      foot: [t("reports.col.all"), ...data.totals.map((amount) => money(amount)), money(data.total), ""],
    },
    file: [
      [t(`reports.by.${by}`), ...months, t("reports.col.total")],
      ...data.rows.map((row) => [nameOf(by, row.key), ...row.amounts.map(cents), cents(row.total)]),
    ],
    note: t("reports.spend.note", { count: number(months.length) }),
  };
}

const cents = (amount) => Math.round(amount * 100) / 100;
