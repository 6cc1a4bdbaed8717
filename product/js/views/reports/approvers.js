/** What each approver decided and what waits for them, as figures, chart, table and file. */

import { awaited } from "../../approvals.js";
import { money, number, personName, plural, t } from "../../i18n.js";
import { approvers, median } from "../../reports.js";
import { get } from "../../store.js";
import { chart } from "./charts.js";
import { days, tenths } from "./figures.js";

const PARTS = ["approved", "rejected", "waiting"];
const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0);

/** Everyone who decided something or whom something waits for; the system decides without waiting. */
function namesIn(invoices) {
  const listed = get().sandbox.people.map((person) => person.id);
  const others = invoices.flatMap((invoice) => [invoice.decided?.who, ...awaited(invoice)]).filter(Boolean);
  return [...new Set([...listed, ...others])];
}

function bars(rows) {
  const items = rows.map((row) => ({
    label: personName(row.key),
    text: number(row.decided + row.waiting),
    parts: PARTS.map((name) => ({ value: row[name], tone: name, title: `${t(`reports.col.${name}`)}: ${number(row[name])}` })),
    mark: null,
  }));
  const entries = PARTS.map((name) => ({ tone: name, label: t(`reports.col.${name}`) }));
  const says = t("reports.approvers.says", { decided: number(sum(rows, "decided")), waiting: number(sum(rows, "waiting")) });
  return chart({ kind: "rows", items, entries, format: number, says });
}

function figures(rows) {
  const slowest = [...rows].filter((row) => row.median !== null).sort((a, b) => b.median - a.median)[0];
  return [
    { name: "decided", label: t("reports.approvers.decided"), value: number(sum(rows, "decided")), note: t("reports.approvers.decided_note", { rejected: number(sum(rows, "rejected")) }) },
    { name: "waiting", label: t("reports.approvers.waiting"), value: number(sum(rows, "waiting")), note: t("dashboard.worth", { amount: money(sum(rows, "worth"), { short: true }) }) },
    { name: "slowest", label: t("reports.approvers.slowest"), value: days(slowest?.median ?? null), note: slowest ? personName(slowest.key) : "" },
  ];
}

export function approversReport(invoices, choices) {
  const rows = approvers(invoices, choices, { people: namesIn(invoices), now: Date.now() });
  const names = ["approver", "approved", "rejected", "decided", "median", "waiting", "worth", "oldest"];
  return {
    empty: rows.length === 0,
    figures: figures(rows),
    chart: () => bars(rows),
    chartTitle: t("reports.approvers.chart"),
    table: {
      head: names.map((name) => t(`reports.col.${name}`)),
      rows: rows.map((row) => ({ id: row.key, cells: [personName(row.key), number(row.approved), number(row.rejected), number(row.decided), days(row.median), number(row.waiting), money(row.worth), days(row.oldest)] })),
      foot: [t("reports.col.all"), number(sum(rows, "approved")), number(sum(rows, "rejected")), number(sum(rows, "decided")), days(median(rows.map((row) => row.median).filter((value) => value !== null))), number(sum(rows, "waiting")), money(sum(rows, "worth")), ""],
    },
    file: [
      names.map((name) => t(["median", "oldest"].includes(name) ? `reports.col.${name}_days` : `reports.col.${name}`)),
      ...rows.map((row) => [personName(row.key), row.approved, row.rejected, row.decided, tenths(row.median), row.waiting, Math.round(row.worth * 100) / 100, tenths(row.oldest)]),
    ],
    note: plural("reports.approvers.note", rows.length),
  };
}
