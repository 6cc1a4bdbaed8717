/** The list below the field: options in named groups, of which the arrow keys choose one. */
import { element, freshId } from "../../page/element.ts";

export interface Options {
  readonly element: HTMLElement;
  /** The option under the reader's arrow keys. */
  readonly active: HTMLElement | undefined;
  readonly size: number;
  /** Takes all away. */
  clear(): void;
  /** Adds rows, each with options in it, to the end of a group; `count` says how many it has in all. */
  add(group: string, name: string, rows: readonly HTMLElement[], count?: string): void;
  /** Takes a row away, and its group with the last one; the option after it becomes the active one. */
  drop(row: HTMLElement): void;
  /** Makes an option the active one, and keeps it in view. */
  choose(option: HTMLElement | undefined): void;
  move(step: 1 | -1): void;
}

const OPTION = "[role=option]";

export function optionList(name: string): Options {
  const list = element("div", { class: "gw-hits", role: "listbox", id: freshId("hits"), "aria-label": name });
  const groups = new Map<string, HTMLElement>();
  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(OPTION)];
  let active: HTMLElement | undefined;
  const choose = (option: HTMLElement | undefined): void => {
    active?.setAttribute("aria-selected", "false");
    active = option;
    option?.setAttribute("aria-selected", "true");
    if (option === options()[0]) option?.closest("[role=group]")?.scrollIntoView({ block: "nearest" }); // with its heading
    option?.scrollIntoView({ block: "nearest" });
  };
  const beside = (step: 1 | -1): HTMLElement | undefined => {
    const all = options();
    const at = active === undefined ? -1 : all.indexOf(active);
    return all[at === -1 ? (step === 1 ? 0 : all.length - 1) : (at + step + all.length) % all.length];
  };
  return {
    element: list,
    get active() {
      return active;
    },
    get size() {
      return options().length;
    },
    clear() {
      active = undefined;
      groups.clear();
      list.replaceChildren();
    },
    add(group, heading, rows, count) {
      if (rows.length === 0) return;
      const box = groups.get(group) ?? makeGroup(heading, count);
      if (!groups.has(group)) list.append(box);
      groups.set(group, box);
      box.append(...rows);
    },
    drop(row) {
      const mine = active !== undefined && row.contains(active);
      const next = mine ? beside(1) : active;
      const box = row.parentElement;
      row.remove();
      if (box?.querySelector(OPTION) === null) box.remove();
      choose(next !== undefined && list.contains(next) ? next : undefined);
    },
    choose,
    move: (step) => choose(beside(step)),
  };
}

function makeGroup(name: string, count: string | undefined): HTMLElement {
  const id = freshId("group");
  const heading = element("div", { class: "gw-group__name" }, element("span", { id }, name));
  if (count !== undefined) heading.append(element("span", { class: "gw-group__count", "aria-hidden": "true" }, count));
  return element("div", { class: "gw-group", role: "group", "aria-labelledby": id }, heading);
}
