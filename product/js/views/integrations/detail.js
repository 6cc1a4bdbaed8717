/** One integration: how it stands, what is wrong and how to repair it, its settings, a test, and its log. */

import { h, icon } from "../../dom.js";
import { connectionOf, disconnectIntegration, testIntegration } from "../../integration-actions.js";
import { integrationById } from "../../integrations.js";
import { day, moment, t } from "../../i18n.js";
import { openDialog } from "../../ui/dialog.js";
import { refresh } from "../../ui/shell.js";
import { toast } from "../../ui/toast.js";
import { stateBadge } from "../integrations.js";
import { message } from "../message.js";
import { backLink, card, heading } from "../parts.js";
import { mappingCard, syncCard } from "./accounting.js";
import { openSettings } from "./settings.js";
import { waitIn } from "./wait.js";
import { logText, valueText } from "./words.js";

let tested = { id: "", steps: [] };

export function integration({ id }) {
  if (!integrationById(id)) return message("integrations.missing_title", t("integrations.missing"));
  if (tested.id !== id) tested = { id, steps: [] };
  const connection = connectionOf(id);
  const name = t(`integrations.${id}`);
  const content = h("div", {},
    backLink("#/integrations", t("integrations.back")),
    h("div", { class: "page-head" },
      h("div", {}, heading(name), h("p", { class: "intro" }, t(`integrations.${id}.text`)), h("p", { class: "state-line" }, stateBadge(id))),
      h("div", { class: "actions" }, connection.on
        ? h("button", { type: "button", class: "button quiet", testid: "disconnect-integration", on: { click: () => disconnect(id) } }, t("integrations.disconnect"))
        : h("button", { type: "button", class: "button primary", testid: `connect-${id}`, on: { click: () => openSettings(id, { connect: true }) } }, t("integrations.connect")))),
    connection.problem && problemNote(connection.problem),
    h("div", { class: "columns" },
      h("div", { class: "column" },
        connection.on && settingsCard(id, connection),
        connection.on && id === "accounting" && mappingCard(),
        connection.on && id === "accounting" && syncCard(),
        !connection.on && card(t("integrations.benefits"), {}, h("p", {}, t(`integrations.${id}.benefit`)))),
      h("div", { class: "column" }, connection.on && testCard(id), logCard(id, connection))));
  return { title: name, content };
}

function problemNote(problem) {
  return h("div", { class: "problem", role: "note", testid: "integration-problem" }, icon("alert"),
    h("p", {}, h("strong", {}, t(`integrations.problem.${problem}`)), " ", t(`integrations.remedy.${problem}`)));
}

function settingsCard(id, connection) {
  return card(t("integrations.settings"), { testid: "settings-card" },
    h("dl", { class: "facts" },
      integrationById(id).settings.map((setting) => h("div", {},
        h("dt", {}, t(`integrations.${id}.${setting.name}`)),
        h("dd", { testid: `fact-${setting.name}` }, valueText(id, setting, connection.config[setting.name] ?? "")))),
      h("div", {}, h("dt", {}, t("integrations.since")), h("dd", {}, day(connection.since)))),
    h("p", { class: "actions" }, h("button", { type: "button", class: "button", testid: "change-settings", on: { click: () => openSettings(id) } }, t("integrations.change"))));
}

function testCard(id) {
  const output = h("div", { class: "test-output", role: "status", testid: "integration-test" });
  if (tested.steps.length > 0) output.append(testResult(id));
  else output.append(h("p", { class: "muted" }, t(`integrations.${id}.test`)));
  return card(t("integrations.test_title"), { testid: "test-card" },
    h("button", { type: "button", class: "button wide", testid: "test-integration", on: { click: (event) => runTest(id, event.currentTarget, output) } }, icon("test"), t("integrations.test")),
    output);
}

function testResult(id) {
  const passed = tested.steps.every((step) => step.ok);
  return h("div", {},
    h("p", { class: passed ? "verdict is-passed" : "verdict is-failed", testid: "integration-verdict" }, icon(passed ? "check" : "alert"), t(passed ? "integrations.test_passed" : "integrations.test_failed")),
    h("ol", { class: "checks" }, tested.steps.map((step) => h("li", { class: step.ok ? "is-done" : "is-open", testid: `check-${step.name}` },
      icon(step.ok ? "check" : "cross"), h("span", {}, t(`integrations.${id}.check.${step.name}.${step.ok ? "ok" : "failed"}`))))));
}

async function runTest(id, button, output) {
  if (!await waitIn(button, output, t("integrations.testing"))) return;
  tested = { id, steps: testIntegration(id).steps };
  refresh();
  const passed = tested.steps.every((step) => step.ok);
  toast(t(passed ? "integrations.test_passed" : "integrations.test_failed"));
}

function logCard(id, connection) {
  return card(t("integrations.log"), { testid: "integration-log" },
    connection.log.length === 0
      ? h("p", { class: "muted" }, t("integrations.log_empty"))
      : h("ol", { class: "log" }, connection.log.map((entry) => h("li", { class: entry.ok ? "is-ok" : "is-failed" },
        icon(entry.ok ? "check" : "alert"),
        h("span", { class: "row-main" }, h("span", {}, logText(id, entry)), h("time", { class: "muted", datetime: entry.at }, moment(entry.at)))))));
}

function disconnect(id) {
  const name = t(`integrations.${id}`);
  openDialog({
    testid: "disconnect-dialog", title: t("integrations.disconnect_title", { name }), hint: t("integrations.disconnect_hint"), confirm: t("integrations.disconnect"), danger: true,
    onConfirm: () => {
      disconnectIntegration(id);
      tested = { id: "", steps: [] };
      window.setTimeout(() => {
        refresh();
        document.querySelector("[data-testid=page-title]")?.focus();
      });
      toast(t("integrations.disconnected", { name }));
    },
  });
}
