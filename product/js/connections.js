/** What the sandbox keeps about the outside and about itself: integrations, keys, webhooks, and the audit log. */

import { isEntry, seedAudit } from "./audit-entries.js";
import { areConnections, seedConnections } from "./integrations.js";
import { isKey, seedKeys } from "./keys.js";
import { isWebhook, seedWebhooks } from "./webhooks.js";

/** This part of a sandbox on its first day. */
export function seedOutside(now, invoices, workflows) {
  return {
    integrations: seedConnections(now), keys: seedKeys(now), webhooks: seedWebhooks(now), audit: seedAudit(now, invoices, workflows),
  };
}

/** Whether this part of a parsed sandbox is complete. */
export function isOutside(value) {
  return areConnections(value.integrations)
    && [[value.keys, isKey], [value.webhooks, isWebhook], [value.audit, isEntry]].every(([list, test]) => Array.isArray(list) && list.every(test));
}

/** Make this part older. @param back a moment as text -> the earlier moment as text */
export function ageOutside(sandbox, back) {
  const older = (thing, ...names) => {
    for (const name of names) if (thing[name]) thing[name] = back(thing[name]);
  };
  for (const connection of Object.values(sandbox.integrations)) {
    older(connection, "since");
    for (const entry of connection.log) older(entry, "at");
    if (connection.run) older(connection.run, "at");
  }
  for (const key of sandbox.keys) older(key, "created", "expires", "used", "revoked");
  for (const hook of sandbox.webhooks) {
    older(hook, "created");
    for (const delivery of hook.deliveries) older(delivery, "at");
  }
  for (const entry of sandbox.audit) older(entry, "at");
}
