/** All reports at a glance, and the schedules. */

import { h, icon } from "../../dom.js";
import { t } from "../../i18n.js";
import { may } from "../../people.js";
import { REPORTS } from "../../reports.js";
import { pageHead } from "../parts.js";
import { choicesOf } from "./choices.js";
import { makeReport } from "./report.js";
import { scheduleCard } from "./schedules.js";

const ICONS = { spend: "reports", "cycle-time": "clock", approvers: "people" };
const FIGURE = { spend: 0, "cycle-time": 0, approvers: 1 };

export function reports({ person }) {
  const own = !may(person, "see-every-department");
  const content = h("div", {},
    pageHead(t("reports.title"), own ? t("reports.intro_own", { department: t(`department.${person.department}`) }) : t("reports.intro")),
    h("ul", { class: "report-list", role: "list", testid: "report-list" }, REPORTS.map((name) => item(person, name))),
    scheduleCard(person));
  return { title: t("reports.title"), content };
}

function item(person, name) {
  const { label, value, note } = makeReport(name, choicesOf(person, name, new URLSearchParams())).figures[FIGURE[name]];
  return h("li", {}, h("a", { class: "card report-item", href: `#/reports/${name}`, testid: `report-link-${name}` },
    h("span", { class: "report-icon" }, icon(ICONS[name])),
    h("h2", {}, t(`reports.${name}.title`)),
    h("span", { class: "muted" }, t(`reports.${name}.intro`)),
    h("span", { class: "report-figure" }, h("span", { class: "muted" }, label), h("strong", {}, value), h("span", { class: "muted" }, note))));
}
