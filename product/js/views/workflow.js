/** One workflow: its steps from top to bottom, the test run, and publishing. */

import { h, icon } from "../dom.js";
import { named, t } from "../i18n.js";
import { may } from "../people.js";
import { toast } from "../ui/toast.js";
import { changeWorkflow, findWorkflow } from "../workflow-actions.js";
import { message } from "./message.js";
import { backLink, heading } from "./parts.js";
import { manageBar } from "./workflow-manage.js";
import { publishCard } from "./workflow-publish.js";
import { ADDABLE, stepCards } from "./workflow-steps.js";
import { testCard } from "./workflow-test.js";
import { stateChip } from "./workflows.js";

export function workflow({ person, id }) {
  const found = findWorkflow(id);
  if (!found) return message("workflow.missing_title", t("workflow.missing"));
  const edit = may(person, "edit-workflows");
  const builder = makeBuilder(found, edit);
  const content = h("div", {},
    backLink("#/workflows", t("workflow.back")),
    h("div", { class: "page-head" },
      h("div", {}, heading(named(found)), builder.state), builder.manage),
    builder.pausedNote,
    !edit && h("p", { class: "hint", testid: "read-only" }, t("workflows.read_only")),
    h("div", { class: "columns builder" },
      h("section", { class: "flow", "aria-label": t("workflow.steps") }, builder.steps, edit && builder.adder),
      h("div", { class: "column panels" }, builder.test, builder.publish)));
  return { title: named(found), content };
}

/**
 * The live parts of the page. Typing into a step redraws the panels but never the step being edited;
 * only adding or removing something redraws the steps.
 */
function makeBuilder(found, edit) {
  const parts = {
    state: h("p", { class: "state-line" }),
    manage: h("div", {}),
    pausedNote: h("div", {}),
    steps: h("ol", { class: "steps", testid: "workflow-steps" }),
    adder: h("div", { class: "adder", role: "group", "aria-label": t("workflow.add_step") }),
    test: h("div", {}),
    publish: h("div", {}),
  };
  let result = null;
  const drawPanels = () => {
    const now = findWorkflow(found.id);
    drawHead(parts, now, manageBar(found.id, edit, drawPanels));
    parts.publish.replaceChildren(publishCard(now, edit, drawPanels));
    markPath(parts.steps, result);
  };
  const drawTest = () => parts.test.replaceChildren(testCard(found.id, edit, (tested) => {
    result = tested;
    drawPanels();
  }));
  const change = (part, apply, redraw = false) => {
    changeWorkflow(found.id, part, apply);
    if (result) {
      result = null;
      drawTest();
    }
    if (redraw) drawSteps();
    drawPanels();
  };
  const drawSteps = () => {
    const { draft } = findWorkflow(found.id);
    parts.steps.replaceChildren(...stepCards(draft, edit, change));
    parts.adder.replaceChildren(...ADDABLE.filter((step) => !draft[step.part]).map((step) => addButton(step, change)));
  };
  drawSteps();
  drawTest();
  drawPanels();
  return parts;
}

/** What the page says of the workflow as a whole. */
function drawHead(parts, workflow, bar) {
  const { published, paused } = workflow;
  parts.state.replaceChildren(stateChip(workflow), published ? t("workflows.version", { version: published.version }) : "");
  parts.manage.replaceChildren(bar);
  parts.pausedNote.replaceChildren(...(paused ? [h("p", { class: "paused-note", testid: "paused-note" }, icon("pause"), h("span", {}, t("workflow.paused_note")))] : []));
}

/** Light up the steps, and the rule, that the tested invoice met. */
function markPath(steps, result) {
  for (const step of steps.children) step.classList.toggle("is-on-path", Boolean(result?.parts.includes(step.dataset.part)));
  steps.querySelectorAll(".rule-list > .rule").forEach((rule, index) => rule.classList.toggle("is-taken", result?.lane === index));
}

function addButton(step, change) {
  const add = () => {
    change(step.part, (draft) => {
      draft[step.part] = step.make();
    }, true);
    document.querySelector(`[data-testid="${step.first}"]`)?.focus();
    toast(t("workflow.added", { step: t(`workflow.${step.part}`) }));
  };
  return h("button", { type: "button", class: "button", testid: `add-${step.part}`, on: { click: add } }, icon(step.part), t(`workflow.add_${step.part}`));
}
