/** The dialog that connects an integration, or changes the settings of a connected one. */

import { h } from "../../dom.js";
import { changeIntegration, connectIntegration, connectionOf } from "../../integration-actions.js";
import { integrationById } from "../../integrations.js";
import { t } from "../../i18n.js";
import { go } from "../../router.js";
import { DEPARTMENTS } from "../../seed.js";
import { openDialog } from "../../ui/dialog.js";
import { field, select, setError } from "../../ui/field.js";
import { refresh } from "../../ui/shell.js";
import { toast } from "../../ui/toast.js";
import { valueText } from "./words.js";

function control(id, setting, value) {
  const testid = `${id}-${setting.name}`;
  const options = setting.kind === "department" ? DEPARTMENTS : setting.options;
  if (options) {
    return select(testid, value, options.map((option) => [option, valueText(id, setting, option)]), { choose: t("integrations.choose") });
  }
  if (setting.kind === "lines") return h("textarea", { testid, rows: 3, value, autocomplete: "off", spellcheck: "false" });
  return h("input", { type: "text", testid, value, autocomplete: "off", spellcheck: "false", maxlength: 200 });
}

/** Mark every wrong control -> the first one, or null. */
function firstWrong(settings, controls) {
  let first = null;
  settings.forEach((setting, index) => {
    const problem = setting.problem(controls[index].value);
    setError(controls[index], problem && t(problem));
    if (problem && !first) first = controls[index];
  });
  return first;
}

/** @param connect true when the integration is not connected yet */
export function openSettings(id, { connect = false } = {}) {
  const { settings } = integrationById(id);
  const { config } = connectionOf(id);
  const controls = settings.map((setting) => control(id, setting, config[setting.name] ?? ""));
  const name = t(`integrations.${id}`);
  openDialog({
    testid: connect ? "connect-dialog" : "settings-dialog",
    title: t(connect ? "integrations.connect_title" : "integrations.change_title", { name }),
    hint: t(`integrations.${id}.hint`),
    fields: settings.map((setting, index) => field(controls[index], t(`integrations.${id}.${setting.name}`), { hint: t(`integrations.${id}.${setting.name}.hint`) })),
    confirm: t(connect ? "integrations.connect" : "integrations.save"),
    onConfirm: () => {
      const wrong = firstWrong(settings, controls);
      if (wrong) {
        wrong.focus();
        return false;
      }
      save(id, connect, Object.fromEntries(settings.map((setting, index) => [setting.name, controls[index].value.trim()])));
      return true;
    },
  });
}

function save(id, connect, config) {
  const name = t(`integrations.${id}`);
  if (connect) {
    connectIntegration(id, config);
    go(`/integrations/${id}`);
    toast(t("integrations.connected", { name }));
    return;
  }
  changeIntegration(id, config);
  window.setTimeout(refresh);
  toast(t("integrations.saved"));
}
