/** Send a sample invoice through the draft, or one through every branch, and show the path taken. */

import { h, icon } from "../dom.js";
import { money, personName, t } from "../i18n.js";
import { AUTO, modeOf, peopleOf } from "../routes.js";
import { DEPARTMENTS, SAMPLES, SUPPLIERS } from "../seed.js";
import { field, select, setError } from "../ui/field.js";
import { findWorkflow, testEveryBranch, testWorkflow } from "../workflow-actions.js";
import { parseAmount } from "./invoice-form.js";
import { card } from "./parts.js";
import { flowMap } from "./workflow-map.js";
import { peopleText, sentence } from "./workflow-words.js";

const OWN = "own";

/** @param onTested ({parts, lane}) => void, with the steps and the branch on the path; both empty after a test of every branch */
export function testCard(id, edit, onTested) {
  const options = SAMPLES.map((sample) => [sample.id, sampleText(sample)]);
  const own = ownFields();
  const choice = select("test-sample", "", [...options, [OWN, t("workflow.test_own")]], {
    choose: t("workflow.test_choose"), disabled: !edit,
    onChange: (value) => {
      own.box.hidden = value !== OWN;
    },
  });
  const output = h("div", { class: "test-output", role: "status", testid: "test-result" }, h("p", { class: "muted" }, t("workflow.test_none")));
  const run = (event) => {
    event.preventDefault();
    setError(choice, choice.value ? "" : t("workflow.test_missing"));
    if (!choice.value) choice.focus();
    const sample = choice.value === OWN ? own.read() : SAMPLES.find((item) => item.id === choice.value);
    if (sample) show(testWorkflow(id, sample));
  };
  const show = (result) => {
    output.replaceChildren(...resultNodes(result, findWorkflow(id).draft));
    onTested({ parts: [...result.steps.map((step) => step.part), ...(result.passed ? ["routing"] : [])], lane: result.lane });
  };
  const runAll = () => {
    output.replaceChildren(...everyBranchNodes(testEveryBranch(id, { department: DEPARTMENTS, supplier: SUPPLIERS })));
    onTested({ parts: [], lane: null });
  };
  return card(t("workflow.test"), { testid: "test-card" },
    h("p", { class: "hint" }, t("workflow.test_hint")),
    h("form", { class: "test-form", novalidate: true, on: { submit: run } }, field(choice, t("workflow.test_sample")), own.box,
      h("button", { type: "submit", class: "button", testid: "run-test", disabled: !edit }, icon("test"), t("workflow.test_run")),
      h("button", { type: "button", class: "button quiet", testid: "test-every-branch", disabled: !edit, on: { click: runAll } }, icon("workflows"), t("workflow.test_every"))),
    output);
}

function sampleText({ supplier, amount, department }) {
  return t("sample.test", { supplier, amount: money(amount), department: t(`department.${department}`) });
}

/** The fields of an invoice that somebody makes up; `read` gives it, or null after saying what is wrong. */
function ownFields() {
  const amount = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", testid: "test-amount" });
  const department = select("test-department", DEPARTMENTS[0], DEPARTMENTS.map((name) => [name, t(`department.${name}`)]));
  const supplier = select("test-supplier", SUPPLIERS[0], SUPPLIERS.map((name) => [name, name]));
  const box = h("div", { class: "test-own", testid: "test-own" },
    field(amount, t("form.amount")), field(department, t("form.department")), field(supplier, t("form.supplier")));
  box.hidden = true;
  const read = () => {
    const value = parseAmount(amount.value);
    setError(amount, value === null ? t("form.error.amount") : "");
    if (value === null) amount.focus();
    return value === null ? null : { id: OWN, amount: value, department: department.value, supplier: supplier.value };
  };
  return { box, read };
}

function verdict({ passed, route, mode }) {
  if (!passed) return t("workflow.test_failed");
  if (route === AUTO) return t("workflow.test_passed_auto");
  const people = peopleOf(route);
  return people.length === 1 ? t("workflow.test_passed", { person: personName(people[0]) }) : t(`workflow.test_passed_${mode}`, { people: peopleText(people, mode) });
}

function verdictLine(passed, text) {
  return h("p", { class: passed ? "verdict is-passed" : "verdict is-failed", testid: "test-verdict" }, icon(passed ? "check" : "alert"), h("span", {}, text));
}

function resultNodes(result, definition) {
  return [
    verdictLine(result.passed, verdict(result)),
    h("h3", {}, t("workflow.test_result")),
    h("ol", { class: "path", testid: "test-path" }, result.steps.map((step) => h("li", { class: step.ok ? "" : "is-stuck", testid: `path-${step.part}` },
      icon(step.part === "approver" ? "person" : step.part), h("span", {}, sentence(step))))),
    result.passed && flowMap(definition, { lane: result.lane, decorative: true, testid: "test-map" }),
  ].filter(Boolean);
}

/** One line for every branch: what was sent in, and where it came out. */
function everyBranchNodes(tests) {
  const passed = tests.every(({ result }) => result.passed);
  const failed = tests.filter(({ result }) => !result.passed).length;
  return [
    verdictLine(passed, passed ? t("workflow.test_every_passed", { count: tests.length }) : t("workflow.test_every_failed", { count: failed, all: tests.length })),
    h("ol", { class: "branch-results", testid: "branch-results" }, tests.map(({ result }, index) => h("li", { class: result.passed ? "is-passed" : "is-stuck", testid: `branch-result-${index + 1}` },
      icon(result.passed ? "check" : "alert"),
      h("span", {}, h("strong", {}, sentence(result.steps.find((step) => step.part !== "trigger") ?? result.steps[0])), h("span", { class: "muted" }, outcome(result)))))),
  ];
}

function outcome({ steps, route }) {
  const stuck = steps.find((step) => !step.ok);
  if (stuck) return sentence(stuck);
  return modeOf(route) === "one" ? sentence(steps.find((step) => step.part === "approver")) : peopleText(peopleOf(route), modeOf(route));
}
