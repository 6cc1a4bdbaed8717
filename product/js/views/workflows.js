/** The list of workflows. */

import { h, icon } from "../dom.js";
import { day, named, t } from "../i18n.js";
import { may } from "../people.js";
import { go } from "../router.js";
import { get } from "../store.js";
import { openDialog } from "../ui/dialog.js";
import { field, setError } from "../ui/field.js";
import { toast } from "../ui/toast.js";
import { createWorkflow, nameTaken, workflowState } from "../workflow-actions.js";
import { pageHead } from "./parts.js";

export function stateChip(workflow) {
  const state = workflowState(workflow);
  return h("span", { class: `chip is-${state}`, testid: "workflow-state" }, t(`workflows.state.${state}`));
}

export function workflows({ person }) {
  const edit = may(person, "edit-workflows");
  const all = get().sandbox.workflows;
  const content = h("div", {},
    pageHead(t("workflows.title"), t("workflows.intro"),
      edit && h("button", { type: "button", class: "button primary", testid: "new-workflow", on: { click: openCreate } }, icon("plus"), t("workflows.new"))),
    !edit && h("p", { class: "hint", testid: "read-only" }, t("workflows.read_only")),
    all.length === 0 && h("div", { class: "empty" }, h("p", {}, t("workflows.none"))),
    h("ul", { class: "workflow-list", "aria-label": t("workflows.list"), testid: "workflow-list" }, all.map(item)));
  return { title: t("workflows.title"), content };
}

function item(workflow) {
  const { trigger } = workflow.draft;
  return h("li", {}, h("a", { class: "card workflow-item", href: `#/workflows/${workflow.id}`, testid: `workflow-link-${workflow.id}` },
    h("span", { class: "workflow-icon" }, icon("workflows")),
    h("span", { class: "row-main" },
      h("strong", {}, named(workflow)),
      h("span", { class: "muted" }, [trigger && t(`workflow.trigger.${trigger}`), t("workflows.updated", { date: day(workflow.changed) })].filter(Boolean).join(" · "))),
    h("span", { class: "row-end" }, workflow.published && h("span", { class: "muted" }, t("workflows.version", { version: workflow.published.version })), stateChip(workflow))));
}

function openCreate() {
  const name = h("input", { type: "text", autocomplete: "off", maxlength: 60, required: true, testid: "workflow-name" });
  openDialog({
    testid: "workflow-dialog", title: t("workflows.new_title"), hint: t("workflows.new_hint"),
    fields: [field(name, t("workflows.name"))], confirm: t("workflows.create"),
    onConfirm: () => {
      const problem = !name.value.trim() ? "workflows.name_missing" : nameTaken(name.value) ? "workflows.name_taken" : "";
      if (problem) {
        setError(name, t(problem));
        name.focus();
        return false;
      }
      const made = createWorkflow(name.value);
      go(`/workflows/${made.id}`);
      toast(t("workflows.created", { name: made.name }));
      return true;
    },
  });
}
