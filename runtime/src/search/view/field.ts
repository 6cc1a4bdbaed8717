/** The field of a search, and the keys that move through the list below it. */
import { type Attributes, element } from "../../page/element.ts";
import { LONGEST_QUERY } from "../query.ts";

/** `controls` is the id of the list. */
export function searchField(label: string, controls: string, more: Attributes): HTMLInputElement {
  return element("input", {
    type: "text",
    role: "combobox",
    maxlength: LONGEST_QUERY,
    placeholder: label,
    enterkeyhint: "search",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-label": label,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": controls,
    ...more,
  });
}

/** The list as its field sees it. */
export interface Listed {
  /** The option under the reader's arrow keys. */
  readonly active: HTMLElement | undefined;
  readonly size: number;
  /** Makes the option after the active one, or before it, the active one and keeps it in view. */
  move(step: 1 | -1): HTMLElement | undefined;
}

/** Says in the field which option is the active one, and whether there are any. */
export function pointAt(field: HTMLInputElement, { active, size }: Listed): void {
  field.setAttribute("aria-expanded", String(size > 0));
  if (active === undefined) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", active.id);
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrow keys move through the list; of any other key, and of Enter with Ctrl, `actOf` says what it does, if anything. */
export function obeyKeys(field: HTMLInputElement, list: Listed, actOf: (event: KeyboardEvent) => (() => void) | undefined): void {
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // the keys belong to the input method
    if (event.altKey || event.shiftKey || ((event.ctrlKey || event.metaKey) && event.key !== "Enter")) return;
    const step = STEPS[event.key];
    const act = step === undefined || list.size === 0 ? actOf(event) : () => (list.move(step), pointAt(field, list));
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}
