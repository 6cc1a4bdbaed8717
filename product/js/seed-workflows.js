/** The workflows of the first day: the one at work, and a paused one with a past. */

import { DAY } from "./seed-days.js";

const ESCALATE_AFTER = 5;
const limit = (amount, approver) => ({ limit: amount, department: "", supplier: "", approver });

export function emptyDefinition() {
  return { trigger: "", approver: "department-manager", decision: null, notification: null, escalation: null };
}

const before = (now, days) => new Date(now.getTime() - days * DAY).toISOString();

function standard(now) {
  const definition = { ...emptyDefinition(), trigger: "invoice-submitted", escalation: { days: ESCALATE_AFTER, to: "managers-manager" } };
  const at = before(now, 200);
  return {
    id: "standard-review", name: "", nameKey: "sample.workflow", changed: at, dirty: false, tested: true, active: true, draft: definition,
    published: { version: 1, at, by: "administrator", note: "", noteKey: "sample.version.standard", definition: structuredClone(definition) },
  };
}

/** What a year-end review said in each of its versions, the oldest first. */
function yearEndDefinitions() {
  const both = { people: ["department-manager", "director"], mode: "all" };
  const byAmount = (amount, otherwise) => ({ field: "amount", rules: [limit(amount, "department-manager")], otherwise });
  const first = { ...emptyDefinition(), trigger: "invoice-submitted", decision: byAmount(20000, "director") };
  const second = { ...first, decision: byAmount(10000, "director"), escalation: { days: 3, to: "managers-manager" } };
  return [first, second, { ...second, decision: byAmount(10000, both), escalation: { days: 2, to: "administrator" } }];
}

function yearEnd(now) {
  const ages = [190, 170, 120];
  const versions = yearEndDefinitions().map((definition, index) => ({
    version: index + 1, at: before(now, ages[index]), by: "administrator", note: "", noteKey: `sample.version.year_end_${index + 1}`, definition,
  }));
  const published = versions.at(-1);
  return {
    id: "year-end-review", name: "", nameKey: "sample.workflow_year_end", changed: published.at, dirty: false, tested: true, active: false, paused: true,
    draft: structuredClone(published.definition), published: structuredClone(published), versions: versions.reverse(),
  };
}

export function firstWorkflows(now) {
  return [standard(now), yearEnd(now)];
}
