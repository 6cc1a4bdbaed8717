/** The list of workflows, and templates to begin with. */

import { h, icon } from "../dom.js";
import { branches } from "../engine.js";
import { day, named, plural, t } from "../i18n.js";
import { may } from "../people.js";
import { go } from "../router.js";
import { get } from "../store.js";
import { toast } from "../ui/toast.js";
import { createWorkflow, nameTaken, workflowState } from "../workflow-actions.js";
import { TEMPLATES } from "../workflow-templates.js";
import { pageHead } from "./parts.js";
import { flowMap } from "./workflow-map.js";
import { askName } from "./workflow-name.js";

export function stateChip(workflow) {
  const state = workflowState(workflow);
  return h("span", { class: `chip is-${state}`, testid: "workflow-state" }, t(`workflows.state.${state}`));
}

export function workflows({ person }) {
  const edit = may(person, "edit-workflows");
  const all = get().sandbox.workflows;
  const content = h("div", {},
    pageHead(t("workflows.title"), t("workflows.intro"),
      edit && h("button", { type: "button", class: "button primary", testid: "new-workflow", on: { click: () => openCreate() } }, icon("plus"), t("workflows.new"))),
    !edit && h("p", { class: "hint", testid: "read-only" }, t("workflows.read_only")),
    all.length === 0 && h("div", { class: "empty" }, h("p", {}, t("workflows.none"))),
    h("ul", { class: "workflow-list", "aria-label": t("workflows.list"), testid: "workflow-list" }, all.map(item)),
    edit && templates());
  return { title: t("workflows.title"), content };
}

function item(workflow) {
  const { trigger } = workflow.draft;
  const facts = [trigger && t(`workflow.trigger.${trigger}`), plural("workflows.branches", branches(workflow.draft).length), t("workflows.updated", { date: day(workflow.changed) })];
  return h("li", {}, h("a", { class: "card workflow-item", href: `#/workflows/${workflow.id}`, testid: `workflow-link-${workflow.id}` },
    h("span", { class: "workflow-icon" }, icon("workflows")),
    h("span", { class: "row-main" },
      h("strong", {}, named(workflow)),
      h("span", { class: "muted" }, facts.filter(Boolean).join(" · "))),
    h("span", { class: "row-end" }, workflow.published && h("span", { class: "muted" }, t("workflows.version", { version: workflow.published.version })), stateChip(workflow))));
}

function templates() {
  return h("section", { class: "templates", "aria-labelledby": "templates-title", testid: "templates" },
    h("h2", { id: "templates-title" }, t("workflows.templates")),
    h("p", { class: "hint" }, t("workflows.templates_hint")),
    h("ul", { class: "template-list" }, TEMPLATES.map(templateCard)));
}

function templateCard(template) {
  const name = t(`workflows.template.${template.id}`);
  return h("li", { class: "card template", testid: `template-${template.id}` },
    h("h3", { class: "card-title" }, name),
    h("p", { class: "hint" }, t(`workflows.template.${template.id}.purpose`)),
    flowMap(template.make(), { decorative: true }),
    h("button", { type: "button", class: "button", testid: `use-template-${template.id}`, "aria-label": t("workflows.template_use_named", { name }), on: { click: () => openCreate(template) } }, t("workflows.template_use")));
}

function freeName(name) {
  let candidate = name;
  for (let count = 2; nameTaken(candidate); count += 1) candidate = `${name} ${count}`;
  return candidate;
}

function openCreate(template = null) {
  const name = template ? t(`workflows.template.${template.id}`) : "";
  askName({
    testid: "workflow-dialog",
    title: template ? t("workflows.template_title", { name }) : t("workflows.new_title"),
    hint: template ? t("workflows.template_hint") : t("workflows.new_hint"),
    value: name && freeName(name), confirm: t("workflows.create"),
    onName: (chosen) => {
      const made = createWorkflow(chosen, template?.id ?? "");
      go(`/workflows/${made.id}`);
      toast(t("workflows.created", { name: made.name }));
    },
  });
}
