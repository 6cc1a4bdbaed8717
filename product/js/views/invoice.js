/** One invoice: facts, decision, comments, history. */

import { decisionOf, queueOf } from "../approvals.js";
import { h, icon } from "../dom.js";
import { day, moment, money, named, personName, t } from "../i18n.js";
import { approveInvoice, findInvoice, rejectInvoice } from "../invoice-actions.js";
import { canDecide, canSee } from "../people.js";
import { get } from "../store.js";
import { openDialog } from "../ui/dialog.js";
import { field, setError } from "../ui/field.js";
import { refresh } from "../ui/shell.js";
import { toast } from "../ui/toast.js";
import { approvalsBlock, waitingText } from "./approvals.js";
import { commentsCard } from "./invoice-comments.js";
import { openInvoiceForm } from "./invoice-form.js";
import { invoicesAddress } from "./invoices.js";
import { message } from "./message.js";
import { backLink, card, heading, isOverdue, statusChip } from "./parts.js";

export function invoice({ person, id }) {
  const found = findInvoice(id);
  if (!found || !canSee(person, found)) return message("invoice.missing_title", t("invoice.missing", { id }));
  const content = h("div", {},
    backLink(invoicesAddress(), t("invoice.back")),
    h("div", { class: "page-head" },
      h("div", {}, heading(t("invoice.title", { id })), h("p", { class: "intro" }, found.supplier)),
      h("p", { class: "headline" }, h("span", { class: "headline-amount", testid: "invoice-amount" }, money(found.amount)), statusChip(found))),
    h("div", { class: "columns" },
      h("div", { class: "column" }, decisionCard(found, person), details(found), commentsCard(found, person)),
      h("div", { class: "column" }, history(found))));
  return { title: t("invoice.title", { id }), content };
}

function decisionCard(found, person) {
  if (canDecide(person, found)) {
    return card(t("invoice.decision"), { testid: "decision-card", class: "decision-card" },
      h("p", {}, t("invoice.decision_hint")),
      approvalsBlock(found),
      h("p", { class: "actions" },
        h("button", { type: "button", class: "button primary", testid: "approve-invoice", on: { click: () => approve(found, person) } }, icon("check"), t("invoice.approve")),
        h("button", { type: "button", class: "button", testid: "reject-invoice", on: { click: () => reject(found, person) } }, icon("cross"), t("invoice.reject"))));
  }
  const mine = found.status === "rejected" && found.submitter === person.id;
  return card("", { testid: "decision-card", class: `outcome is-${found.status}` },
    h("p", { class: "outcome-line", tabindex: "-1", testid: "outcome" }, icon({ waiting: "clock", approved: "check", rejected: "cross" }[found.status]), h("span", {}, outcomeText(found))),
    approvalsBlock(found),
    decisionOf(found, person.id) && nextInQueue(person),
    mine && h("button", { type: "button", class: "button primary", testid: "resubmit-invoice", on: { click: () => openInvoiceForm(person, found) } }, t("invoice.resubmit")));
}

/** After a decision: the way to the invoice that has waited longest for the same person. */
function nextInQueue(person) {
  const [next] = queueOf(get().sandbox.invoices, person.id);
  if (!next) return h("p", { class: "muted next-in-queue", testid: "queue-empty" }, t("invoice.queue_empty"));
  return h("p", { class: "next-in-queue" }, h("a", { class: "more", href: `#/invoices/${next.id}`, testid: "next-in-queue" }, t("invoice.next", { supplier: next.supplier, id: next.id })));
}

function outcomeText(found) {
  const { status, decided } = found;
  if (status === "waiting") return t("invoice.waiting_for", { person: waitingText(found) });
  const kind = decided.who === "system" ? "auto" : status;
  return t(`invoice.decided.${kind}`, { person: personName(decided.who), date: day(decided.at) });
}

/** The button that had the focus is gone: move on to what replaced it. */
function focusOutcome() {
  document.querySelector("[data-testid=outcome]")?.focus();
}

/** Another tab was faster: say so instead of doing nothing. */
function tooLate(id) {
  refresh();
  window.setTimeout(focusOutcome);
  toast(t("invoice.too_late", { id }));
}

function approve(found, person) {
  if (!approveInvoice(found.id, person)) {
    tooLate(found.id);
    return;
  }
  refresh();
  focusOutcome();
  const now = findInvoice(found.id);
  toast(now.status === "approved" ? t("invoice.approved", { id: now.id }) : t("invoice.partly_approved", { id: now.id, people: waitingText(now) }));
}

function reject(found, person) {
  const comment = h("textarea", { rows: 3, maxlength: 500, required: true, testid: "reject-comment" });
  openDialog({
    testid: "reject-dialog", title: t("invoice.reject_title", { id: found.id }), hint: t("invoice.reject_hint"),
    fields: [field(comment, t("invoice.reject_comment"))], confirm: t("invoice.reject_confirm"), danger: true,
    onConfirm: () => {
      if (!comment.value.trim()) {
        setError(comment, t("invoice.reject_missing"));
        comment.focus();
        return false;
      }
      if (!rejectInvoice(found.id, comment.value.trim(), person)) {
        tooLate(found.id);
        return true;
      }
      refresh();
      window.setTimeout(focusOutcome);
      toast(t("invoice.rejected", { id: found.id }));
      return true;
    },
  });
}

function details(found) {
  const run = found.run ? t("invoice.workflow_version", { name: named(found.run), version: found.run.version }) : t("invoice.workflow_none");
  const facts = [
    ["supplier", found.supplier], ["amount", money(found.amount)], ["department", t(`department.${found.department}`)],
    ["memo", found.memo || t(found.memoKey)], ["submitted_by", personName(found.submitter)], ["submitted", day(found.submitted)],
    ["due", isOverdue(found) ? `${day(found.due)} · ${t("invoice.overdue")}` : day(found.due)], ["workflow", run],
  ];
  return card(t("invoice.details"), { testid: "invoice-details" },
    h("dl", { class: "facts" }, facts.map(([key, value]) => h("div", {}, h("dt", {}, t(`invoice.${key}`)), h("dd", { testid: `fact-${key.replace("_", "-")}` }, value)))));
}

function history(found) {
  const entries = [...found.history].reverse();
  return card(t("invoice.history"), { testid: "history" },
    h("ol", { class: "timeline" }, entries.map((entry) => h("li", { class: `is-${entry.kind}` },
      h("span", {}, t(entry.for ? "history.routed_for" : `history.${entry.kind}`, { person: personName(entry.who), absent: personName(entry.for ?? entry.who), workflow: entry.name || entry.nameKey ? named(entry) : "" })),
      h("time", { class: "muted", datetime: entry.at }, moment(entry.at))))));
}
