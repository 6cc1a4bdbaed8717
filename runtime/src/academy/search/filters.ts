/** The filters of the search: checkboxes by role, level, kind and topic, with counts, as far as the index has them. */
import { element } from "../../page/element.ts";
import type { WordKey, Words } from "../../page/words.ts";
import { label, labelled } from "../site.ts";
import type { Chosen, Counts } from "../../search/engine.ts";

const GROUPS = ["role", "level", "kind", "topic"] as const;

export interface Filters {
  readonly element: HTMLElement;
  chosen(): Chosen;
  clear(): void;
  /** Draws the values that there are, and how many pages each would give now. */
  show(counts: Counts): void;
}

export function searchFilters(words: Words, onChange: () => void): Filters {
  const groups = GROUPS.map((name) => filterGroup(name, words));
  const count = element("span", { class: "gw-filters__count" });
  const summary = element("summary", { class: "gw-filters__summary" }, words.say("search.filters"), count);
  const clear = element("button", { type: "button", class: "gw-filters__clear" }, words.say("search.clear"));
  const body = element("div", { class: "gw-filters__body" }, ...groups.map((group) => group.element), clear);
  const box = element("details", { class: "gw-filters", hidden: true }, summary, body);
  const chosen = (): Chosen =>
    Object.fromEntries(groups.map((group) => [group.name, group.chosen()]).filter(([, values]) => values?.length));
  const mark = (): void => {
    const number = Object.values(chosen()).flat().length;
    count.textContent = number === 0 ? "" : String(number);
    clear.hidden = number === 0;
  };
  const empty = (): void => {
    groups.forEach((group) => group.clear());
    mark();
  };
  box.addEventListener("change", () => (mark(), onChange()));
  clear.addEventListener("click", () => (empty(), onChange()));
  mark();
  return {
    element: box,
    chosen,
    clear: empty,
    show(counts) {
      groups.forEach((group) => group.show(counts[group.name] ?? {}));
      box.hidden = groups.every((group) => group.element.hidden);
    },
  };
}

interface Group {
  readonly name: string;
  readonly element: HTMLElement;
  chosen(): string[];
  clear(): void;
  show(counts: Readonly<Record<string, number>>): void;
}

function filterGroup(name: (typeof GROUPS)[number], words: Words): Group {
  const key: WordKey = `search.filter.${name}`;
  const box = element("fieldset", { class: "gw-filters__group", hidden: true });
  box.append(element("legend", { class: "gw-filters__legend" }, words.say(key)));
  const chips = new Map<string, Chip>();
  const inputs = (): Chip[] => [...chips.values()];
  return {
    name,
    element: box,
    chosen: () => [...chips].filter(([, chip]) => chip.input.checked).map(([value]) => value),
    clear: () => inputs().forEach((chip) => (chip.input.checked = false)),
    show(counts) {
      for (const value of inOrder(name, Object.keys(counts)).filter((one) => !chips.has(one))) {
        const chip = makeChip(label(name, value));
        chips.set(value, chip);
        box.append(chip.element);
      }
      for (const [value, chip] of chips) {
        const number = counts[value] ?? 0;
        chip.count.textContent = String(number);
        chip.input.disabled = number === 0 && !chip.input.checked;
      }
      box.hidden = chips.size < 2 && inputs().every((chip) => !chip.input.checked);
    },
  };
}

/** As the page names them; what it does not name comes last. */
function inOrder(group: string, values: readonly string[]): string[] {
  const known = labelled(group);
  const place = (value: string): number => (known.indexOf(value) + 1 || known.length + 1);
  return [...values].sort((a, b) => place(a) - place(b));
}

interface Chip {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly count: HTMLElement;
}

function makeChip(name: string): Chip {
  const input = element("input", { type: "checkbox", class: "gw-chip__input" });
  const count = element("span", { class: "gw-chip__count" });
  return { input, count, element: element("label", { class: "gw-chip" }, input, element("span", {}, name), count) };
}
