/** One value of a filter: a box to tick or to choose, its name, and how many pages it would give. */
import { element } from "../../page/element.ts";

export interface Chip {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly count: HTMLElement;
}

/** Radio buttons need the `group` that they are of. */
export function makeChip(type: "checkbox" | "radio", name: string, group?: string, lang?: string): Chip {
  const input = element("input", { type, name: group, class: "gw-chip__input" });
  const count = element("span", { class: "gw-chip__count" });
  return { input, count, element: element("label", { class: "gw-chip" }, input, element("span", { lang }, name), count) };
}
