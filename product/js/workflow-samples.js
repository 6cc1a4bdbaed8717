/** Sample invoices that reach every branch of a definition. Pure. */

import { SAMPLES } from "./seed.js";

const CENT = 0.01;

function amountSamples(rules, like) {
  const limits = rules.map((rule) => rule.limit).filter((limit) => limit !== null);
  const most = limits.at(-1);
  return [...limits, ...(most === undefined ? [] : [Math.round((most + CENT) * 100) / 100])].map((amount) => ({ ...like, amount }));
}

function valueSamples(field, rules, values, like) {
  const named = rules.map((rule) => rule[field]).filter(Boolean);
  const other = values.find((value) => !named.includes(value));
  return [...named, ...(other === undefined ? [] : [other])].map((value) => ({ ...like, [field]: value }));
}

/**
 * One invoice for every branch: each limit itself and a cent above the last, each value named and one that is not.
 * @param {{department: string[], supplier: string[]}} values all the values a field can have
 */
export function everyBranch({ decision }, values) {
  const { supplier, department, amount } = SAMPLES[0];
  const like = { id: "every", supplier, department, amount };
  if (!decision?.field) return [like];
  return decision.field === "amount" ? amountSamples(decision.rules, like) : valueSamples(decision.field, decision.rules, values[decision.field], like);
}
