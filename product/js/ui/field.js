/** Labelled form controls with room for a hint and an error that screen readers connect. */

import { h } from "../dom.js";
import { t } from "../i18n.js";

/** Wrap a control: label above, hint and error below. The id is the control's testid. */
export function field(control, label, { hint = "" } = {}) {
  const id = control.dataset.testid;
  control.id = id;
  const described = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ");
  control.setAttribute("aria-describedby", described);
  return h("div", { class: "field" },
    h("label", { for: id }, label),
    control,
    hint && h("p", { id: `${id}-hint`, class: "hint" }, hint),
    h("p", { id: `${id}-error`, class: "error", testid: `${id}-error` }));
}

/** Show or clear the error of a control made by `field`. */
export function setError(control, text) {
  const place = document.getElementById(`${control.id}-error`);
  if (text) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  if (place) place.textContent = text;
}

/** A select from [value, text] pairs; `choose` is the text of the empty first option. */
export function select(testid, value, options, { choose = "", onChange = null, disabled = false } = {}) {
  const items = choose ? [["", choose], ...options] : options;
  return h("select", { testid, value, disabled, on: onChange ? { change: (event) => onChange(event.target.value) } : {} },
    items.map(([key, text]) => h("option", { value: key }, text)));
}

/** Mark every empty control; -> the first one, or null when all are filled. */
export function firstEmpty(controls) {
  const empty = controls.filter((control) => !control.value.trim());
  for (const control of controls) setError(control, empty.includes(control) ? t("form.error.required") : "");
  return empty[0] ?? null;
}
