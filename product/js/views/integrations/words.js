/** The words of an integration's values and of the lines in its log. */

import { plural, t } from "../../i18n.js";

/** A setting's value as a person reads it. */
export function valueText(id, setting, value) {
  if (setting.kind === "department") return t(`department.${value}`);
  if (setting.kind === "select") return t(`integrations.${id}.${setting.name}.${value}`);
  return setting.kind === "lines" ? value.split(/\s+/).filter(Boolean).join(", ") : value;
}

/** What a line of the log says. */
export function logText(id, { kind, params }) {
  if (kind === "synced") return [plural("integrations.log.sent", params.sent), params.failed > 0 && plural("integrations.log.refused", params.failed)].filter(Boolean).join(" ");
  return t(`integrations.log.${kind}`, { name: t(`integrations.${id}`), ...params });
}
