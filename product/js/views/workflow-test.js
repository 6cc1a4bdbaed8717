/** Send a sample invoice through the draft and show the path it takes. */

import { h, icon } from "../dom.js";
import { money, personName, plural, t } from "../i18n.js";
import { SAMPLES } from "../seed.js";
import { field, select, setError } from "../ui/field.js";
import { testWorkflow } from "../workflow-actions.js";
import { card } from "./parts.js";

/** @param onTested ({parts}) => void, with the steps on the path */
export function testCard(id, edit, onTested) {
  const options = SAMPLES.map((sample) => [sample.id, t("sample.test", { supplier: sample.supplier, amount: money(sample.amount), department: t(`department.${sample.department}`) })]);
  const choice = select("test-sample", "", options, { choose: t("workflow.test_choose"), disabled: !edit });
  const output = h("div", { class: "test-output", role: "status", testid: "test-result" }, h("p", { class: "muted" }, t("workflow.test_none")));
  const run = (event) => {
    event.preventDefault();
    const sample = SAMPLES.find((item) => item.id === choice.value);
    setError(choice, sample ? "" : t("workflow.test_missing"));
    if (!sample) {
      choice.focus();
      return;
    }
    const result = testWorkflow(id, sample);
    output.replaceChildren(...resultNodes(result));
    onTested({ parts: [...result.steps.map((step) => step.part), ...(result.passed ? ["routing"] : [])] });
  };
  return card(t("workflow.test"), { testid: "test-card" },
    h("p", { class: "hint" }, t("workflow.test_hint")),
    h("form", { class: "test-form", novalidate: true, on: { submit: run } }, field(choice, t("workflow.test_sample")),
      h("button", { type: "submit", class: "button", testid: "run-test", disabled: !edit }, icon("test"), t("workflow.test_run"))),
    output);
}

function verdict(result) {
  if (!result.passed) return t("workflow.test_failed");
  return result.approver === "auto" ? t("workflow.test_passed_auto") : t("workflow.test_passed", { person: personName(result.approver) });
}

function resultNodes(result) {
  return [
    h("p", { class: result.passed ? "verdict is-passed" : "verdict is-failed", testid: "test-verdict" }, icon(result.passed ? "check" : "alert"), h("span", {}, verdict(result))),
    h("h3", {}, t("workflow.test_result")),
    h("ol", { class: "path", testid: "test-path" }, result.steps.map((step) => h("li", { class: step.ok ? "" : "is-stuck", testid: `path-${step.part}` },
      icon(step.part === "approver" ? "person" : step.part), h("span", {}, stepText(step))))),
  ];
}

function stepText({ key, params }) {
  const shown = { ...params };
  if ("amount" in params) shown.amount = money(params.amount);
  if ("limit" in params) shown.limit = money(params.limit);
  if ("person" in params) shown.person = personName(params.person);
  if ("department" in params) shown.department = t(`department.${params.department}`);
  if ("trigger" in params) shown.trigger = t(`workflow.trigger.${params.trigger}`);
  if (!("count" in params)) return t(key, shown);
  delete shown.count;
  return plural(key, params.count, shown);
}
