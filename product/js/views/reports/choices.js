/** What a reader chose to see in a report: read from the address, shown as a form, kept in the address. */

import { h } from "../../dom.js";
import { currentLanguage, t } from "../../i18n.js";
import { may } from "../../people.js";
import { BREAKDOWNS, PERIODS, monthAfter, monthOf, monthsOf } from "../../reports.js";
import { DEPARTMENTS } from "../../seed.js";
import { select } from "../../ui/field.js";
import { filterField, filterForm } from "../../ui/list.js";

const USUAL_PERIOD = "6";
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The name of a month, such as "Nov 2026". */
export function monthName(month, { short = false } = {}) {
  const [year, number] = month.split("-").map(Number);
  return new Intl.DateTimeFormat(currentLanguage(), { month: "short", year: short ? undefined : "numeric" }).format(new Date(year, number - 1, 15));
}

/** What a person may break a report down by: one department alone is not broken down by departments. */
function breakdowns(person, report) {
  return BREAKDOWNS[report].filter((name) => name !== "department" || may(person, "see-every-department"));
}

/** The choices that an address makes for a person -> {by, department, period, from, until, months}. */
export function choicesOf(person, report, query) {
  const current = monthOf(new Date());
  const among = (list, name, usual) => (list.includes(query.get(name)) ? query.get(name) : usual);
  const month = (name, usual) => (MONTH.test(query.get(name) ?? "") ? query.get(name) : usual);
  const chosen = {
    by: among(breakdowns(person, report), "by", breakdowns(person, report)[0] ?? ""),
    department: may(person, "see-every-department") ? among(DEPARTMENTS, "department", "") : person.department,
    period: among(PERIODS, "period", USUAL_PERIOD),
    from: month("from", monthAfter(current, -5)),
    until: month("until", current),
  };
  return { ...chosen, months: monthsOf(chosen, new Date()) };
}

/** The choices as the address says them; what is usual is left out. */
export function queryOf(person, report, { by, department, period, from, until }) {
  const custom = period === "custom";
  return {
    by: by === breakdowns(person, report)[0] ? "" : by,
    department: may(person, "see-every-department") ? department : "",
    period: period === USUAL_PERIOD ? "" : period,
    from: custom ? from : "",
    until: custom ? until : "",
  };
}

function monthOptions(chosen) {
  const current = monthOf(new Date());
  const list = Array.from({ length: 12 }, (_, index) => monthAfter(current, -index));
  return [...new Set([...list, chosen])].sort().reverse().map((month) => [month, monthName(month)]);
}

/**
 * The form of the choices.
 * @param onChange called with the changed choices, and whether the form itself has to change
 */
export function choiceForm(person, report, choices, onChange) {
  const set = (name) => (value) => onChange({ ...choices, [name]: value }, name);
  const by = breakdowns(person, report).map((name) => [name, t(`reports.by.${name}`)]);
  const departments = [["", t("reports.every_department")], ...DEPARTMENTS.map((name) => [name, t(`department.${name}`)])];
  const custom = choices.period === "custom";
  return filterForm({ name: "report-filters", label: t("reports.filters") },
    by.length > 1 && filterField(t("reports.by"), select("filter-by", choices.by, by, { onChange: set("by") })),
    filterField(t("reports.period"), select("filter-period", choices.period, PERIODS.map((name) => [name, t(`reports.period.${name}`)]), { onChange: set("period") })),
    custom && filterField(t("reports.from"), select("filter-from", choices.from, monthOptions(choices.from), { onChange: set("from") })),
    custom && filterField(t("reports.until"), select("filter-until", choices.until, monthOptions(choices.until), { onChange: set("until") })),
    may(person, "see-every-department")
      ? filterField(t("reports.department"), select("filter-department", choices.department, departments, { onChange: set("department") }))
      : h("p", { class: "report-own", testid: "own-department" }, t("reports.own_department", { department: t(`department.${person.department}`) })));
}
