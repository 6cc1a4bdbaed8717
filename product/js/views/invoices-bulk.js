/** Select several invoices and decide them with one confirmation. */

import { h, icon } from "../dom.js";
import { money, plural, t } from "../i18n.js";
import { decideAll, sortOut } from "../invoice-bulk.js";
import { canDecide, may } from "../people.js";
import { get } from "../store.js";
import { openDialog } from "../ui/dialog.js";
import { field, setError } from "../ui/field.js";
import { drawBell } from "../ui/shell.js";

const sum = (list) => list.reduce((total, invoice) => total + invoice.amount, 0);

/**
 * The selection of one visit to the list.
 * @param show draws the list anew
 */
export function makeBulk(person, show) {
  const chosen = new Set();
  const result = h("div", { class: "bulk-result", testid: "bulk-result", tabindex: "-1", role: "status" });
  result.hidden = true;
  const shown = may(person, "decide") || get().sandbox.invoices.some((invoice) => canDecide(person, invoice));
  const focus = (testid) => document.querySelector(`[data-testid="${testid}"]`)?.focus();
  const select = (ids, on, testid) => {
    for (const id of ids) {
      if (on) chosen.add(id);
      else chosen.delete(id);
    }
    result.hidden = true;
    show();
    focus(testid);
  };
  const finish = (decision, outcome) => {
    chosen.clear();
    result.replaceChildren(...resultNodes(decision, outcome, () => {
      result.hidden = true;
      focus("page-title");
    }));
    result.hidden = false;
    show();
    drawBell();
    window.setTimeout(() => result.focus());
  };
  const decide = (decision) => openDecision(decision, [...chosen], person, (outcome) => finish(decision, outcome));
  return {
    shown,
    result,
    has: (invoice) => chosen.has(invoice.id),
    /** Whatever is no longer on the page is not selected any more. */
    keepOnly: (rows) => {
      const there = new Set(rows.map((invoice) => invoice.id));
      for (const id of chosen) if (!there.has(id)) chosen.delete(id);
    },
    box: (invoice) => h("input", {
      type: "checkbox", checked: chosen.has(invoice.id), testid: `select-${invoice.id}`, "aria-label": t("invoices.select", { id: invoice.id, supplier: invoice.supplier }),
      on: { change: (event) => select([invoice.id], event.target.checked, `select-${invoice.id}`) },
    }),
    selectAll: (rows) => shown && selectAll(rows, chosen, select),
    bar: () => chosen.size > 0 && bulkBar(chosen.size, decide, () => {
      select([...chosen], false, "select-all");
    }),
  };
}

function selectAll(rows, chosen, select) {
  const all = rows.every((invoice) => chosen.has(invoice.id));
  const box = h("input", { type: "checkbox", testid: "select-all", checked: all, on: { change: (event) => select(rows.map((invoice) => invoice.id), event.target.checked, "select-all") } });
  box.indeterminate = !all && chosen.size > 0;
  return h("label", { class: "select-all" }, box, h("span", {}, t("invoices.select_all")));
}

function bulkBar(count, decide, clear) {
  return h("div", { class: "bulk-bar", role: "group", "aria-label": t("invoices.bulk"), testid: "bulk-bar" },
    h("p", { class: "bulk-count", testid: "selected-count" }, plural("invoices.selected", count)),
    h("button", { type: "button", class: "button primary", testid: "bulk-approve", on: { click: () => decide("approved") } }, icon("check"), t("invoice.approve")),
    h("button", { type: "button", class: "button", testid: "bulk-reject", on: { click: () => decide("rejected") } }, icon("cross"), t("invoice.reject")),
    h("button", { type: "button", class: "button quiet", testid: "clear-selection", on: { click: clear } }, t("invoices.clear_selection")));
}

/** Ask once for all; nothing to decide is said instead of asked. */
function openDecision(decision, ids, person, done) {
  const { open, closed } = sortOut(ids, person);
  if (open.length === 0) {
    done({ done: [], partly: [], failed: closed.map((invoice) => invoice.id) });
    return;
  }
  const reject = decision === "rejected";
  const reason = h("textarea", { rows: 3, maxlength: 500, required: true, testid: "bulk-reason" });
  openDialog({
    testid: "bulk-dialog", danger: reject,
    title: plural(`invoices.bulk_title.${decision}`, open.length), hint: t("invoices.bulk_total", { amount: money(sum(open)) }),
    confirm: plural(`invoices.bulk_confirm.${decision}`, open.length),
    fields: [
      h("ul", { class: "bulk-list", testid: "bulk-list", tabindex: "0", role: "list", "aria-label": t("invoices.bulk") }, open.map((invoice) => h("li", {}, h("span", {}, `${invoice.supplier} · ${invoice.id}`), h("span", { class: "amount" }, money(invoice.amount))))),
      closed.length > 0 && h("p", { class: "note", testid: "bulk-closed" }, icon("alert"), h("span", {}, plural("invoices.bulk_closed", closed.length, { ids: closed.map((invoice) => invoice.id).join(", ") }))),
      reject && field(reason, t("invoice.reject_comment"), { hint: t("invoices.bulk_reason_hint") }),
    ],
    onConfirm: () => {
      if (reject && !reason.value.trim()) {
        setError(reason, t("invoice.reject_missing"));
        reason.focus();
        return false;
      }
      done(decideAll(ids, decision, reason.value.trim(), person));
      return true;
    },
  });
}

function resultNodes(decision, { done, partly, failed }, dismiss) {
  const texts = [
    done.length > 0 && plural(`invoices.bulk_done.${decision}`, done.length),
    partly.length > 0 && plural("invoices.bulk_partly", partly.length, { ids: partly.join(", ") }),
    failed.length > 0 && plural("invoices.bulk_failed", failed.length, { ids: failed.join(", ") }),
  ];
  return [
    icon(failed.length > 0 ? "alert" : done.length > 0 ? "check" : "clock"),
    h("div", {}, texts.filter(Boolean).map((text) => h("p", {}, text))),
    h("button", { type: "button", class: "icon-button", testid: "dismiss-result", "aria-label": t("invoices.bulk_dismiss"), on: { click: dismiss } }, icon("close")),
  ];
}
