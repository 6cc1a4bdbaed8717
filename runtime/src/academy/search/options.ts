/** The list below the field: options in named groups, of which the arrow keys choose one. */
import { element, freshId } from "../../page/element.ts";
import type { Listed } from "../../search/view/field.ts";
import { choiceIn, OPTION } from "../../search/view/options.ts";

export interface Options extends Listed {
  readonly element: HTMLElement;
  /** Takes all away. */
  clear(): void;
  /** Adds rows, each with options in it, to the end of a group; `count` says how many it has in all. */
  add(group: string, name: string, rows: readonly HTMLElement[], count?: string): void;
  /** Takes a row away, and its group with the last one; the option after it becomes the active one. */
  drop(row: HTMLElement): void;
  /** Makes an option the active one, and keeps it in view. */
  choose(option: HTMLElement | undefined): void;
}

export function optionList(name: string): Options {
  const list = element("div", { class: "gw-hits", role: "listbox", id: freshId("hits"), "aria-label": name });
  const groups = new Map<string, HTMLElement>();
  const choice = choiceIn(list);
  const choose = (option: HTMLElement | undefined): void => {
    if (option === choice.all()[0]) option?.closest("[role=group]")?.scrollIntoView({ block: "nearest" }); // with its heading
    choice.choose(option);
  };
  return {
    element: list,
    get active() {
      return choice.active;
    },
    get size() {
      return choice.all().length;
    },
    clear() {
      choice.choose(undefined);
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
      const { active } = choice;
      const next = active !== undefined && row.contains(active) ? choice.beside(1) : active;
      const box = row.parentElement;
      row.remove();
      if (box?.querySelector(OPTION) === null) box.remove();
      choose(next !== undefined && list.contains(next) ? next : undefined);
    },
    choose,
    move(step) {
      choose(choice.beside(step));
      return choice.active;
    },
  };
}

function makeGroup(name: string, count: string | undefined): HTMLElement {
  const id = freshId("group");
  const heading = element("div", { class: "gw-group__name" }, element("span", { id }, name));
  if (count !== undefined) heading.append(element("span", { class: "gw-group__count", "aria-hidden": "true" }, count));
  return element("div", { class: "gw-group", role: "group", "aria-labelledby": id }, heading);
}
