/** A secret, shown once: to be copied now, gone when the dialog closes. */

import { h, icon } from "../../dom.js";
import { t } from "../../i18n.js";
import { openDialog } from "../../ui/dialog.js";
import { field } from "../../ui/field.js";
import { refresh } from "../../ui/shell.js";

/**
 * @param kind key or webhook
 * @param next testid of what takes the focus afterwards
 */
export function showSecret(kind, name, secret, next) {
  const box = h("input", { type: "text", class: "secret", testid: "secret", value: secret, readonly: true, autocomplete: "off", spellcheck: "false" });
  const said = h("p", { class: "hint", role: "status", testid: "secret-copied" });
  const dialog = openDialog({
    testid: "secret-dialog", title: t(`api_keys.secret_title.${kind}`, { name }), hint: t(`api_keys.secret_hint.${kind}`),
    fields: [
      field(box, t(`api_keys.secret.${kind}`)),
      h("div", { class: "actions" }, h("button", { type: "button", class: "button", testid: "copy-secret", on: { click: () => copy(box, said) } }, icon("copy"), t("api_keys.copy"))),
      said,
    ],
    confirm: t("api_keys.secret_done"), cancel: false, onConfirm: () => true,
  });
  box.select();
  dialog.addEventListener("close", () => {
    box.value = "";
    refresh();
    document.querySelector(`[data-testid="${next}"]`)?.focus();
  });
}

/** Where the clipboard is closed to the page, the text is selected for the person to copy. */
async function copy(box, said) {
  try {
    await navigator.clipboard.writeText(box.value);
    said.textContent = t("api_keys.copied");
  } catch {
    box.select();
    said.textContent = t("api_keys.copy_yourself");
  }
}
