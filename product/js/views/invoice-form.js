/** Submit a new invoice, or correct and resubmit a rejected one. */

import { h } from "../dom.js";
import { personName, plural, t } from "../i18n.js";
import { resubmitInvoice, submitInvoice } from "../invoice-actions.js";
import { go } from "../router.js";
import { DEPARTMENTS, SUPPLIERS, dayOf } from "../seed.js";
import { openDialog } from "../ui/dialog.js";
import { field, firstEmpty, select, setError } from "../ui/field.js";
import { toast } from "../ui/toast.js";

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

/** @param invoice the rejected invoice to correct, or nothing for a new one */
export function openInvoiceForm(person, invoice = null) {
  const controls = controlsFor(invoice);
  const problem = h("p", { class: "error", role: "alert", testid: "form-errors" });
  openDialog({
    testid: "invoice-dialog",
    title: invoice ? t("form.resubmit_title", { id: invoice.id }) : t("form.new_title"),
    hint: t("form.hint"),
    confirm: t("form.submit"),
    fields: [problem, ...Object.entries(controls).map(([name, control]) => field(control, t(`form.${name}`)))],
    onConfirm: () => {
      const { wrong, fields } = checked(controls);
      problem.textContent = wrong > 0 ? plural("form.errors", wrong) : "";
      if (wrong > 0) return false;
      const made = invoice ? resubmitInvoice(invoice.id, fields, person) : submitInvoice(fields, person);
      go(`/invoices/${made.id}`);
      toast(made.approver ? t("form.submitted", { id: made.id, person: personName(made.approver) }) : t("form.submitted_auto", { id: made.id }));
      return true;
    },
  });
}
