/** The versions of a workflow: what each said, how it differs from another, and back to it. */

import { h, icon } from "../dom.js";
import { moment, named, personName, t } from "../i18n.js";
import { may } from "../people.js";
import { go } from "../router.js";
import { openDialog } from "../ui/dialog.js";
import { select, field } from "../ui/field.js";
import { toast } from "../ui/toast.js";
import { findWorkflow, restoreVersion, versionsOf } from "../workflow-actions.js";
import { differences } from "../workflow-differences.js";
import { message } from "./message.js";
import { backLink, card, heading } from "./parts.js";
import { flowMap } from "./workflow-map.js";
import { sentence } from "./workflow-words.js";
import { stateChip } from "./workflows.js";

const DRAFT = "draft";

export function workflowVersions({ person, id, query }) {
  const workflow = findWorkflow(id);
  if (!workflow) return message("workflow.missing_title", t("workflow.missing"));
  const versions = versionsOf(workflow);
  const open = versions.find((item) => String(item.version) === query.get("open")) ?? versions[0];
  const title = t("workflow.versions_title", { name: named(workflow) });
  const content = h("div", {},
    backLink(`#/workflows/${id}`, t("workflow.versions_back")),
    h("div", { class: "page-head" }, h("div", {}, heading(title), h("p", { class: "state-line" }, stateChip(workflow)))),
    !open ? h("p", { class: "empty" }, t("workflow.versions_none")) : h("div", { class: "columns versions" },
      list(workflow, versions, open),
      detail(workflow, versions, open, may(person, "edit-workflows"))));
  return { title, content };
}

function note(version) {
  if (version.noteKey) return t(version.noteKey);
  return version.note || t("workflow.version_no_note");
}

function madeBy(version) {
  return t("workflow.version_by", { date: moment(version.at), person: personName(version.by ?? "administrator") });
}

function list(workflow, versions, open) {
  return h("nav", { class: "version-nav", "aria-label": t("workflow.versions") },
    h("ol", { class: "version-list", testid: "version-list" }, versions.map((item) => h("li", {},
      h("a", {
        class: "version-link", href: `#/workflows/${workflow.id}/versions?open=${item.version}`, testid: `version-link-${item.version}`,
        "aria-current": item === open ? "true" : null,
      },
      h("span", { class: "version-head" }, h("strong", {}, t("workflows.version", { version: item.version })), item.version === workflow.published.version && currentChip()),
      h("span", {}, note(item)), h("span", { class: "muted" }, madeBy(item)))))));
}

function currentChip() {
  return h("span", { class: "chip is-published" }, t("workflow.version_current"));
}

function detail(workflow, versions, open, edit) {
  const current = open.version === workflow.published.version;
  const restorable = edit && JSON.stringify(open.definition) !== JSON.stringify(workflow.draft);
  return h("div", { class: "column" },
    card(t("workflows.version", { version: open.version }), { testid: "version-detail" },
      h("p", { testid: "version-note" }, note(open)), h("p", { class: "muted" }, madeBy(open)),
      flowMap(open.definition, { testid: "version-map" }),
      restorable && h("button", { type: "button", class: "button", testid: "restore-version", on: { click: () => askRestore(workflow, open) } }, icon("back"), t("workflow.restore")),
      edit && !restorable && h("p", { class: "hint", testid: "version-is-draft" }, t("workflow.version_is_draft"))),
    compareCard(workflow, versions, open, current));
}

function askRestore(workflow, { version }) {
  openDialog({
    testid: "restore-dialog", title: t("workflow.restore_title", { version }),
    hint: [t("workflow.restore_hint"), workflow.dirty && t("workflow.restore_loses")].filter(Boolean).join(" "),
    confirm: t("workflow.restore_confirm"),
    onConfirm: () => {
      restoreVersion(workflow.id, version);
      go(`/workflows/${workflow.id}`);
      toast(t("workflow.restored", { version }));
    },
  });
}

/** What an open version is compared with at first: the current one; the current one with the draft or the one before. */
function firstOther(workflow, versions, open, current) {
  if (!current) return String(workflow.published.version);
  if (workflow.dirty) return DRAFT;
  return String(versions.find((item) => item !== open)?.version ?? DRAFT);
}

function compareCard(workflow, versions, open, current) {
  const others = versions.filter((item) => item !== open).map((item) => [String(item.version), t("workflows.version", { version: item.version })]);
  const output = h("div", { class: "compare-result", role: "status", testid: "compare-result" });
  const show = (value) => output.replaceChildren(...comparison(workflow, versions, open, value));
  const first = firstOther(workflow, versions, open, current);
  const choice = select("compare-with", first, [[DRAFT, t("workflow.compare_draft")], ...others], { onChange: show });
  show(first);
  return card(t("workflow.compare"), { testid: "compare-card" }, field(choice, t("workflow.compare_with")), output);
}

/** In words, always from the older to the newer. */
function comparison(workflow, versions, open, value) {
  const nameOf = (version) => t("workflows.version", { version });
  const here = { order: open.version, name: nameOf(open.version), definition: open.definition };
  const found = versions.find((item) => String(item.version) === value);
  const there = found ? { order: found.version, name: nameOf(found.version), definition: found.definition }
    : { order: Infinity, name: t("workflow.compare_draft"), definition: workflow.draft };
  const [older, newer] = here.order < there.order ? [here, there] : [there, here];
  const changes = differences(older.definition, newer.definition);
  return [
    h("h3", {}, t("workflow.compare_title", { from: older.name, to: newer.name })),
    changes.length === 0
      ? h("p", { class: "muted" }, t("workflow.compare_same"))
      : h("ul", { class: "changes", testid: "changes" }, changes.map(changeItem)),
  ];
}

function changeItem({ before, after }) {
  const kind = !before ? "added" : after ? "changed" : "removed";
  return h("li", { class: `change is-${kind}` },
    h("span", { class: "change-kind" }, t(`workflow.change.${kind}`)),
    before && h("del", {}, after ? t("workflow.change.before", { text: sentence(before) }) : sentence(before)),
    after && h("ins", {}, before ? t("workflow.change.after", { text: sentence(after) }) : sentence(after)));
}
