/** Modal dialogs as `<dialog>`: the browser keeps the focus inside, closes on Escape and gives the focus back. */

import { h, icon } from "../dom.js";
import { t } from "../i18n.js";
import { clearToast } from "./toast.js";

let count = 0;

/**
 * Open a dialog around a form.
 * @param {{testid, title, hint, fields, confirm, danger, cancel, onConfirm}} options `onConfirm(event)` returns false to keep the dialog open; without
 *   `cancel` there is only one way on
 */
export function openDialog({ testid, title, hint = "", fields = [], confirm, danger = false, cancel = true, onConfirm }) {
  count += 1;
  const titleId = `dialog-title-${count}`;
  const hintId = `dialog-hint-${count}`;
  const close = () => dialog.close();
  const form = h("form", {
    class: "dialog-form", novalidate: true,
    on: {
      submit: (event) => {
        event.preventDefault();
        if (onConfirm(event) !== false) close();
      },
    },
  },
  h("header", { class: "dialog-head" },
    h("h2", { id: titleId }, title),
    h("button", { type: "button", class: "icon-button", testid: "dialog-close", "aria-label": t("form.close"), on: { click: close } }, icon("close"))),
  hint && h("p", { id: hintId, class: "hint" }, hint),
  fields,
  h("footer", { class: "dialog-foot" },
    cancel && h("button", { type: "button", class: "button", testid: "dialog-cancel", on: { click: close } }, t("form.cancel")),
    h("button", { type: "submit", class: danger ? "button danger" : "button primary", testid: "dialog-confirm" }, confirm)));
  const dialog = h("dialog", {
    class: "dialog", testid, "aria-labelledby": titleId, "aria-describedby": hint ? hintId : null,
    on: { close: () => dialog.remove() },
  }, form);
  clearToast();
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector("input, select, textarea")?.focus();
  return dialog;
}

/** Close whatever is open, for instance when the route changes under a dialog. */
export function closeDialogs() {
  for (const dialog of document.querySelectorAll("dialog.dialog[open]")) dialog.close();
}
