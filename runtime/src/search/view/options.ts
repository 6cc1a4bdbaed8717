/** The options in the list of a search, of which one is the active one. */
import { type Attributes, element, freshId } from "../../page/element.ts";
import type { Piece } from "../passages.ts";

export const OPTION = "[role=option]";

/** What makes an element an option; one that would take the focus needs a `tabindex`, too. */
export const asOption = (): Attributes => ({ role: "option", id: freshId("option"), "aria-selected": "false" });

/** A text with what was looked for marked in it. */
export const marked = (pieces: readonly Piece[]): (Node | string)[] =>
  pieces.map(({ text, marked }) => (marked ? element("mark", {}, text) : text));

export interface Choice {
  readonly active: HTMLElement | undefined;
  all(): HTMLElement[];
  /** Makes an option the active one, and keeps it in view. */
  choose(option: HTMLElement | undefined): void;
  /** The option after the active one, or before it, round and round; from none, the first or the last. */
  beside(step: 1 | -1): HTMLElement | undefined;
}

export function choiceIn(list: HTMLElement): Choice {
  const all = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(OPTION)];
  let active: HTMLElement | undefined;
  return {
    get active() {
      return active;
    },
    all,
    choose(option) {
      active?.setAttribute("aria-selected", "false");
      active = option;
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
    },
    beside(step) {
      const options = all();
      const at = active === undefined ? -1 : options.indexOf(active);
      return at === -1 ? options.at(step === 1 ? 0 : -1) : options[(at + step + options.length) % options.length];
    },
  };
}
