/** Routes, steps and statements of a workflow in words. */

import { currentLanguage, money, personName, plural, t } from "../i18n.js";
import { AUTO, modeOf, peopleOf } from "../routes.js";

const approverName = (who) => {
  if (!who) return t("workflow.says.open");
  return who === AUTO ? t("workflow.approver.auto") : personName(who);
};

/** Names as the language joins them; `mode` "any" joins with "or". */
export function peopleText(people, mode) {
  const type = mode === "any" ? "disjunction" : "conjunction";
  return new Intl.ListFormat(currentLanguage(), { type }).format(people.map(approverName));
}

function routeText(route) {
  return peopleText(peopleOf(route), modeOf(route));
}

const chosen = (prefix) => (id) => (id ? t(`${prefix}.${id}`) : t("workflow.says.open"));

/** How each value of a statement is shown. */
const SHOW = {
  amount: money,
  limit: (limit) => (limit === null ? t("workflow.says.open") : money(limit)),
  person: personName,
  from: personName,
  department: chosen("department"),
  supplier: (name) => name || t("workflow.says.open"),
  trigger: chosen("workflow.trigger"),
  field: chosen("workflow.field"),
  recipient: chosen("workflow.notify"),
  to: chosen("workflow.escalate"),
  route: routeText,
};

/** A step of a walk, a problem or a statement as a sentence. */
export function sentence({ key, params }) {
  const shown = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, SHOW[name]?.(value) ?? value]));
  if ("people" in params) shown.people = peopleText(params.people, params.mode);
  if (!("count" in params)) return t(key, shown);
  delete shown.count;
  return plural(key, params.count, shown);
}

/** What a branch is for: "Up to $5,000.00", "Marketing", "Everything else". */
export function conditionText(decision, rule) {
  const { field, rules } = decision;
  if (field === "amount") {
    const limit = (rule ?? rules.at(-1)).limit;
    if (limit === null) return rule ? t("workflow.says.open") : t("workflow.rule_over_unknown");
    return t(rule ? "workflow.map.up_to" : "workflow.rule_over", { amount: money(limit) });
  }
  if (!rule) return t(field === "supplier" ? "workflow.rule_otherwise_supplier" : "workflow.rule_otherwise");
  return SHOW[field](rule[field]);
}
