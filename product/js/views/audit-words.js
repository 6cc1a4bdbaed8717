/** What an entry of the audit log says, and what it leads to. */

import { kindOf } from "../audit-entries.js";
import { money, personName, t } from "../i18n.js";

const FIELDS = { amount: money, department: (id) => t(`department.${id}`), by: personName, user: personName, deputy: personName, approver: personName };
const OPTIONAL = { "delegate.set": (detail) => (detail.deputy ? "" : "_none") };

const PARTS = { report: (id) => t(`audit.report.${id}`) };

/** The detail's values as a person reads them; what an entry does not say is a dash. */
function values(entry) {
  const { detail } = entry;
  const shown = Object.fromEntries(Object.entries(detail).map(([field, value]) => {
    const words = FIELDS[field] ?? PARTS[field];
    return [field, words && value !== "" ? words(value) : value];
  }));
  if (entry.event.startsWith("integration.")) shown.id = t(`integrations.${detail.id}`);
  if (detail.nameKey) shown.name = t(detail.nameKey);
  if (entry.event.startsWith("user.") && !detail.name) shown.name = detail.email ?? shown.user;
  return shown;
}

export function entryText(entry) {
  const key = `audit.event.${entry.event}${OPTIONAL[entry.event]?.(entry.detail) ?? ""}`;
  return t(key, values(entry)).replace(/\{\w+\}/g, "–");
}

const PLACES = {
  invoices: ({ id }) => (id ? `#/invoices/${id}` : "#/invoices"), workflows: ({ id }) => `#/workflows/${id}`,
  integrations: ({ id }) => `#/integrations/${id}`, "api-keys": () => "#/api-keys", webhooks: ({ id }) => `#/api-keys/webhooks/${id}`,
};

/** The address of what an entry is about, or null. */
export function entryPlace(entry) {
  if (entry.event.endsWith(".deleted")) return null;
  return PLACES[kindOf(entry.event)]?.(entry.detail) ?? null;
}
