/** What was approved in each of the last months, as columns with their figures in words. */

import { h } from "../dom.js";
import { currentLanguage, money, t } from "../i18n.js";
import { card } from "./parts.js";

const MONTHS = 6;

/** The last months, the oldest first -> [{name, total}] */
function byMonth(invoices, now) {
  const names = new Intl.DateTimeFormat(currentLanguage(), { month: "short" });
  return Array.from({ length: MONTHS }, (_, index) => {
    const from = new Date(now.getFullYear(), now.getMonth() - (MONTHS - 1 - index), 1);
    const until = new Date(from.getFullYear(), from.getMonth() + 1, 1);
    const inside = invoices.filter(({ status, decided }) => status === "approved" && Date.parse(decided.at) >= from && Date.parse(decided.at) < until);
    return { name: names.format(from), total: inside.reduce((sum, invoice) => sum + invoice.amount, 0) };
  });
}

export function trendCard(invoices) {
  const months = byMonth(invoices, new Date());
  const most = Math.max(...months.map((month) => month.total), 1);
  return card(t("dashboard.trend"), { testid: "trend-card" },
    h("p", { class: "hint" }, t("dashboard.trend_note")),
    h("dl", { class: "trend" }, months.map((month, index) => {
      const bar = h("span", { class: "trend-bar", "aria-hidden": "true" });
      bar.style.blockSize = `${Math.max(2, (month.total / most) * 100)}%`;
      return h("div", { class: index === MONTHS - 1 ? "trend-month is-now" : "trend-month" },
        h("dt", {}, month.name), h("dd", {}, h("span", { class: "trend-track" }, bar), h("span", { class: "amount" }, money(month.total, { short: true }))));
    })));
}
