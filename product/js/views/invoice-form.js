/** Submit a new invoice, or correct and resubmit a rejected one. */

import { h, icon } from "../dom.js";
import { day, plural, t } from "../i18n.js";
import { duplicatesOf } from "../invoice-duplicates.js";
import { statusOf } from "../invoice-filter.js";
import { resubmitInvoice, submitInvoice } from "../invoice-actions.js";
import { canSee } from "../people.js";
import { go } from "../router.js";
import { DEPARTMENTS, SUPPLIERS, dayOf } from "../seed.js";
import { get } from "../store.js";
import { openDialog } from "../ui/dialog.js";
import { field, firstEmpty, select, setError } from "../ui/field.js";
import { toast } from "../ui/toast.js";
import { waitingText } from "./approvals.js";

const MOST = 1_000_000;

/** "4,999.50" -> 4999.5; null when it is no amount. */
export function parseAmount(text) {
  const plain = text.normalize("NFKC").replace(/[\s$,_']/g, "");
  if (!/^\d+(\.\d{1,2})?$/.test(plain)) return null;
  const value = Number(plain);
  return value > 0 && value <= MOST ? value : null;
}

function controlsFor(invoice) {
  const in30Days = dayOf(new Date(Date.now() + 30 * 86_400_000));
  const supplierNames = SUPPLIERS.map((name) => [name, name]);
  const departments = DEPARTMENTS.map((name) => [name, t(`department.${name}`)]);
  const memo = invoice ? invoice.memo || t(invoice.memoKey) : "";
  const controls = {
    supplier: select("form-supplier", invoice?.supplier ?? "", supplierNames, { choose: t("form.supplier_choose") }),
    amount: h("input", { type: "text", inputmode: "decimal", autocomplete: "off", testid: "form-amount", value: invoice ? String(invoice.amount) : "" }),
    department: select("form-department", invoice?.department ?? "", departments, { choose: t("form.department_choose") }),
    due: h("input", { type: "date", testid: "form-due", min: dayOf(new Date()), value: invoice?.due ?? in30Days }),
    memo: h("input", { type: "text", autocomplete: "off", maxlength: 120, testid: "form-memo", value: memo }),
  };
  for (const control of Object.values(controls)) control.required = true;
  return controls;
}

/** Show what is wrong; -> the clean fields, or null. */
function checked(controls) {
  const list = Object.values(controls);
  firstEmpty(list);
  const amount = parseAmount(controls.amount.value);
  if (controls.amount.value.trim() && amount === null) setError(controls.amount, t("form.error.amount"));
  if (controls.due.value && controls.due.value < dayOf(new Date())) setError(controls.due, t("form.error.date"));
  const wrong = list.filter((control) => control.getAttribute("aria-invalid") === "true");
  wrong[0]?.focus();
  return {
    wrong: wrong.length,
    fields: { supplier: controls.supplier.value, amount, department: controls.department.value, due: controls.due.value, memo: controls.memo.value.trim() },
  };
}

/** A bill that may have come twice is submitted only when the person says so again. */
function duplicateWarning(controls, invoice, person) {
  const node = h("div", { role: "alert", testid: "duplicate-place" });
  let warned = "";
  const say = (label) => {
    node.closest("dialog").querySelector("[data-testid=dialog-confirm]").textContent = label;
  };
  const calm = () => {
    if (!warned) return;
    warned = "";
    node.replaceChildren();
    say(t("form.submit"));
  };
  controls.supplier.addEventListener("change", calm);
  controls.amount.addEventListener("input", calm);
  const stops = (fields) => {
    const key = `${fields.supplier} ${fields.amount}`;
    const twins = duplicatesOf(get().sandbox.invoices, fields, invoice?.id);
    if (twins.length === 0 || warned === key) return false;
    warned = key;
    node.replaceChildren(h("div", { class: "note", testid: "duplicate-warning" }, icon("alert"), h("div", {}, h("p", {}, t("form.duplicate")), twinList(twins.slice(0, 3), person))));
    say(t("form.submit_anyway"));
    node.scrollIntoView({ block: "nearest" });
    return true;
  };
  return { node, stops };
}

function twinList(twins, person) {
  return h("ul", {}, twins.map((twin) => {
    const text = t("form.duplicate_of", { id: twin.id, date: day(twin.submitted), status: t(`status.${statusOf(twin)}`) });
    return h("li", {}, canSee(person, twin) ? h("a", { href: `#/invoices/${twin.id}`, testid: `duplicate-${twin.id}` }, text) : text);
  }));
}

/** @param invoice the rejected invoice to correct, or nothing for a new one */
export function openInvoiceForm(person, invoice = null) {
  const controls = controlsFor(invoice);
  const warning = duplicateWarning(controls, invoice, person);
  const problem = h("p", { class: "error", role: "alert", testid: "form-errors" });
  openDialog({
    testid: "invoice-dialog",
    title: invoice ? t("form.resubmit_title", { id: invoice.id }) : t("form.new_title"),
    hint: t("form.hint"),
    confirm: t("form.submit"),
    fields: [problem, ...Object.entries(controls).map(([name, control]) => field(control, t(`form.${name}`))), warning.node],
    onConfirm: () => {
      const { wrong, fields } = checked(controls);
      problem.textContent = wrong > 0 ? plural("form.errors", wrong) : "";
      if (wrong > 0 || warning.stops(fields)) return false;
      const made = invoice ? resubmitInvoice(invoice.id, fields, person) : submitInvoice(fields, person);
      go(`/invoices/${made.id}`);
      toast(made.approver ? t("form.submitted", { id: made.id, person: waitingText(made) }) : t("form.submitted_auto", { id: made.id }));
      return true;
    },
  });
}
