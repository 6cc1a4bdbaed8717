/** What can be done with a workflow as a whole: its versions, duplicate, pause, resume, delete. */

import { h, icon } from "../dom.js";
import { named, t } from "../i18n.js";
import { go } from "../router.js";
import { openDialog } from "../ui/dialog.js";
import { toast } from "../ui/toast.js";
import { deleteWorkflow, duplicateWorkflow, findWorkflow, nameTaken, pauseWorkflow, replacedByResuming, resumeWorkflow } from "../workflow-actions.js";
import { askName } from "./workflow-name.js";

/** @param redraw called after what leaves the page in place */
export function manageBar(id, edit, redraw) {
  const workflow = findWorkflow(id);
  const versions = workflow.published && h("a", { class: "button", href: `#/workflows/${id}/versions`, testid: "open-versions" }, icon("clock"), t("workflow.versions"));
  return h("div", { class: "actions workflow-actions", testid: "workflow-actions" }, versions, edit && editing(workflow, redraw));
}

function editing(workflow, redraw) {
  return [
    button("duplicate", "copy", () => duplicate(workflow)),
    workflow.active && button("pause", "pause", () => pause(workflow, redraw)),
    workflow.paused && button("resume", "play", () => resume(workflow, redraw)),
    !workflow.active && button("delete", "bin", () => remove(workflow), "danger-quiet"),
  ];
}

function button(action, picture, onClick, style = "") {
  return h("button", { type: "button", class: `button quiet ${style}`.trim(), testid: `${action}-workflow`, on: { click: onClick } }, icon(picture), t(`workflow.${action}`));
}

function freeName(name) {
  let candidate = t("workflow.duplicate_name", { name });
  for (let count = 2; nameTaken(candidate); count += 1) candidate = `${t("workflow.duplicate_name", { name })} ${count}`;
  return candidate;
}

function duplicate(workflow) {
  const name = named(workflow);
  askName({
    testid: "duplicate-dialog", title: t("workflow.duplicate_title", { name }), hint: t("workflow.duplicate_hint"),
    value: freeName(name), confirm: t("workflow.duplicate_confirm"),
    onName: (chosen) => {
      const made = duplicateWorkflow(workflow.id, chosen);
      go(`/workflows/${made.id}`);
      toast(t("workflow.duplicated", { name: made.name }));
    },
  });
}

function focusOn(testid) {
  window.setTimeout(() => document.querySelector(`[data-testid="${testid}"]`)?.focus());
}

function pause(workflow, redraw) {
  const name = named(workflow);
  openDialog({
    testid: "pause-dialog", title: t("workflow.pause_title", { name }), hint: t("workflow.pause_hint"), confirm: t("workflow.pause_confirm"),
    onConfirm: () => {
      pauseWorkflow(workflow.id);
      redraw();
      toast(t("workflow.paused", { name }));
      focusOn("resume-workflow");
    },
  });
}

function resume(workflow, redraw) {
  const name = named(workflow);
  const replaced = replacedByResuming(workflow);
  const done = () => {
    resumeWorkflow(workflow.id);
    redraw();
    toast(t("workflow.resumed", { name }));
    focusOn("pause-workflow");
  };
  if (!replaced) done();
  else {
    openDialog({
      testid: "resume-dialog", title: t("workflow.resume_title", { name }), hint: t("workflow.publish_replaces", { name: named(replaced) }),
      confirm: t("workflow.resume"), onConfirm: done,
    });
  }
}

function remove(workflow) {
  const name = named(workflow);
  openDialog({
    testid: "delete-dialog", title: t("workflow.delete_title", { name }), hint: t("workflow.delete_hint"), confirm: t("workflow.delete_confirm"), danger: true,
    onConfirm: () => {
      deleteWorkflow(workflow.id);
      go("/workflows");
      toast(t("workflow.deleted", { name }));
    },
  });
}
