/** What each role may do, drawn from the one table that the product itself asks. */

import { h, icon } from "../../dom.js";
import { plural, t } from "../../i18n.js";
import { MAY, ROLES } from "../../people.js";
import { allPeople } from "../../people-actions.js";
import { cell, columnHead, row, rowHead, table } from "../../ui/table.js";
import { backLink, pageHead } from "../parts.js";

const ACTIONS = [...new Set(ROLES.flatMap((role) => MAY[role]))];

export function roles() {
  const content = h("div", {},
    backLink("#/people", t("roles.back")),
    pageHead(t("roles.title"), t("roles.intro")),
    h("ul", { class: "role-list", role: "list", testid: "role-list" }, ROLES.map(roleCard)),
    matrix());
  return { title: t("roles.title"), content };
}

function roleCard(role) {
  const count = allPeople().filter((person) => person.role === role && person.status !== "deactivated").length;
  return h("li", { class: `card role-card is-${role}`, testid: `role-card-${role}` },
    h("h2", {}, t(`role.${role}`)),
    h("p", { class: "muted" }, t(`role.${role}.summary`)),
    h("a", { href: `#/people?role=${role}`, testid: `role-people-${role}` }, plural("roles.people", count)));
}

function matrix() {
  return h("section", { class: "card table-card report-table-card", tabindex: "0", role: "region", "aria-label": t("roles.table") },
    table({
      testid: "role-table", name: "report-table role-table", caption: t("roles.table"),
      heads: [t("roles.permission"), ...ROLES.map((role) => t(`role.${role}`))].map((text) => columnHead("", text)),
      rows: ACTIONS.map((action) => row({ testid: `permission-${action}` }, rowHead("", t(`permission.${action}`)), ROLES.map((role) => answer(MAY[role].includes(action))))),
    }));
}

function answer(allowed) {
  return cell(allowed ? "is-allowed" : "is-denied",
    allowed ? icon("check") : h("span", { "aria-hidden": "true" }, "–"),
    h("span", { class: "sr-only" }, t(allowed ? "roles.yes" : "roles.no")));
}
