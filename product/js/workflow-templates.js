/** Workflows to begin with. Their names and purposes are in the catalogues: workflows.template.<id>. */

import { t } from "./i18n.js";

const rule = (values, approver) => ({ limit: null, department: "", supplier: "", ...values, approver });
const toManager = { days: 3, to: "managers-manager" };

/** Each `make` gives a fresh definition; a message is in the language of whoever begins with it. */
export const TEMPLATES = [
  {
    id: "two-limits",
    make: () => ({
      trigger: "invoice-submitted", approver: "department-manager",
      decision: {
        field: "amount", otherwise: "director",
        rules: [rule({ limit: 500 }, "auto"), rule({ limit: 5000 }, "department-manager")],
      },
      notification: { recipient: "submitter", message: t("workflows.template.two-limits.message") },
      escalation: { ...toManager },
    }),
  },
  {
    id: "by-department",
    make: () => ({
      trigger: "invoice-submitted", approver: "department-manager",
      decision: {
        field: "department", otherwise: "department-manager",
        rules: [rule({ department: "it" }, "administrator"), rule({ department: "marketing" }, "director")],
      },
      notification: null,
      escalation: { ...toManager },
    }),
  },
  {
    id: "two-approvers",
    make: () => ({
      trigger: "invoice-submitted", approver: "department-manager",
      decision: {
        field: "amount", otherwise: { people: ["department-manager", "director"], mode: "all" },
        rules: [rule({ limit: 10000 }, "department-manager")],
      },
      notification: { recipient: "approver", message: t("workflows.template.two-approvers.message") },
      escalation: null,
    }),
  },
  {
    id: "by-supplier",
    make: () => ({
      trigger: "invoice-submitted", approver: "department-manager",
      decision: {
        field: "supplier", otherwise: "department-manager",
        rules: [rule({ supplier: "Greenfield Energy" }, "auto"), rule({ supplier: "Selat Freight" }, { people: ["director", "administrator"], mode: "any" })],
      },
      notification: null,
      escalation: { ...toManager },
    }),
  },
];

export function templateById(id) {
  return TEMPLATES.find((template) => template.id === id) ?? null;
}
