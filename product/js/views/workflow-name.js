/** Ask for the name of a new workflow. */

import { h } from "../dom.js";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { field, setError } from "../ui/field.js";
import { nameTaken } from "../workflow-actions.js";

/** @param {{testid, title, hint, value, confirm, onName}} options `onName(name)` is called with a name that no other workflow has */
export function askName({ testid, title, hint, value = "", confirm, onName }) {
  const name = h("input", { type: "text", autocomplete: "off", maxlength: 60, required: true, testid: "workflow-name", value });
  openDialog({
    testid, title, hint, fields: [field(name, t("workflows.name"))], confirm,
    onConfirm: () => {
      const problem = !name.value.trim() ? "workflows.name_missing" : nameTaken(name.value) ? "workflows.name_taken" : "";
      if (problem) {
        setError(name, t(problem));
        name.focus();
        return false;
      }
      onName(name.value);
      return true;
    },
  });
  name.select();
}
