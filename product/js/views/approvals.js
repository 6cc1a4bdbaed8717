/** Who has approved an invoice and who is still awaited, in words and as a list. */

import { h, icon } from "../dom.js";
import { awaited } from "../approvals.js";
import { day, personName, t } from "../i18n.js";
import { peopleText } from "./workflow-words.js";

/** Whom an invoice waits for, in one text; empty once it is decided. */
export function waitingText(invoice) {
  return peopleText(awaited(invoice), invoice.approvals?.mode ?? "all");
}

/** The list of everyone who approves, or null where one person decides alone. */
export function approvalsBlock(invoice) {
  const { approvals } = invoice;
  if (!approvals) return null;
  return h("div", { class: "approvals", testid: "approvals" },
    h("h3", { id: "approvals-title" }, t("invoice.approvals"), h("span", { class: "muted" }, t(`workflow.mode.${approvals.mode}`))),
    h("ul", { class: "approval-list", "aria-labelledby": "approvals-title" }, approvals.people.map((who) => approval(invoice, who))));
}

function approval(invoice, who) {
  const [state, text] = stateOf(invoice, who);
  return h("li", { class: `approval is-${state}`, testid: `approval-${who}` },
    icon({ approved: "check", rejected: "cross", waiting: "clock", spared: "more" }[state]),
    h("strong", {}, personName(who)), h("span", { class: "muted" }, text));
}

function stateOf({ approvals, status, decided }, who) {
  const given = approvals.given.find((item) => item.who === who);
  if (given) return ["approved", t("invoice.approval.approved", { date: day(given.at) })];
  if (status === "rejected" && decided.who === who) return ["rejected", t("invoice.approval.rejected", { date: day(decided.at) })];
  return status === "waiting" ? ["waiting", t("invoice.approval.waiting")] : ["spared", t("invoice.approval.spared")];
}
