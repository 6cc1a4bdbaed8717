/** What is still open, and the button that makes the draft the way of all new invoices. */

import { h, icon } from "../dom.js";
import { named, t } from "../i18n.js";
import { problems } from "../problems.js";
import { currentPerson } from "../session.js";
import { openDialog } from "../ui/dialog.js";
import { field } from "../ui/field.js";
import { toast } from "../ui/toast.js";
import { findWorkflow, publishWorkflow, replacedBy } from "../workflow-actions.js";
import { card } from "./parts.js";
import { sentence } from "./workflow-words.js";

export function publishCard(workflow, edit, redraw) {
  const open = problems(workflow.draft);
  return card(t("workflow.ready"), { testid: "publish-card" },
    h("ul", { class: "checks", testid: "open-points" },
      open.length === 0 ? check(t("workflow.ready_yes"), true) : open.map((problem) => openPoint(problem)),
      check(workflow.tested ? t("workflow.ready_tested") : t("workflow.ready_untested"), workflow.tested)),
    edit && h("button", { type: "button", class: "button primary wide", testid: "publish-workflow", on: { click: () => ask(workflow, open, redraw) } }, t("workflow.publish")));
}

function check(text, done) {
  return h("li", { class: done ? "is-done" : "is-open" }, icon(done ? "check" : "clock"), h("span", {}, text));
}

function openPoint(problem) {
  return h("li", { class: "is-open" }, icon("clock"),
    h("button", { type: "button", class: "link", testid: `fix-${problem.control}`, on: { click: () => focusControl(problem.control) } }, sentence(problem)));
}

function focusControl(testid) {
  document.querySelector(`[data-testid="${testid}"]`)?.focus();
}

function ask(workflow, open, redraw) {
  if (open.length > 0) {
    toast(t("workflow.publish_blocked"));
    focusControl(open[0].control);
    return;
  }
  if (workflow.active && !workflow.dirty) {
    toast(t("workflow.publish_same"));
    return;
  }
  const name = named(workflow);
  const replaced = replacedBy(workflow);
  const note = h("input", { type: "text", autocomplete: "off", maxlength: 120, testid: "publish-note" });
  openDialog({
    testid: "publish-dialog", title: t("workflow.publish_title", { name }),
    hint: [t("workflow.publish_hint"), replaced && t("workflow.publish_replaces", { name: named(replaced) })].filter(Boolean).join(" "),
    fields: [field(note, t("workflow.publish_note"), { hint: t("workflow.publish_note_hint") })],
    confirm: t("workflow.publish_confirm"),
    onConfirm: () => {
      const done = publishWorkflow(workflow.id, note.value, currentPerson());
      redraw();
      toast(done ? t("workflow.published", { name, version: findWorkflow(workflow.id).published.version }) : t("workflow.publish_blocked"));
      window.setTimeout(() => focusControl("publish-workflow"));
    },
  });
}
