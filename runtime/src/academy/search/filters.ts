/** The filters of the search: by role, level, kind and topic, with counts, as far as the index has them; and the language. */
import { element } from "../../page/element.ts";
import type { WordKey, Words } from "../../page/words.ts";
import { label, labelled } from "../site.ts";
import type { Chosen, Counts } from "../../search/engine.ts";
import { type Chip, makeChip } from "./chip.ts";
import { type LanguageFilter, languageFilter } from "./language-filter.ts";

const GROUPS = ["role", "level", "kind", "topic"] as const;

export interface Filters {
  readonly element: HTMLElement;
  readonly language: LanguageFilter;
  /** Whether the reader sees them. */
  readonly opened: boolean;
  chosen(): Chosen;
  /** Draws the values that there are, and how many pages each would give now. */
  show(counts: Counts): void;
  /** Hides itself while there is nothing to choose from. */
  reveal(): void;
}

export function searchFilters(words: Words, onChange: () => void, onOpen: () => void): Filters {
  const language = languageFilter(words);
  const groups = GROUPS.map((name) => filterGroup(name, words));
  const count = element("span", { class: "gw-filters__count" });
  const summary = element("summary", { class: "gw-filters__summary" }, words.say("search.filters"), count);
  const clear = element("button", { type: "button", class: "gw-filters__clear" }, words.say("search.clear"));
  const body = element("div", { class: "gw-filters__body" }, ...groups.map((group) => group.element), language.element, clear);
  const box = element("details", { class: "gw-filters", hidden: true }, summary, body);
  const chosen = (): Chosen =>
    Object.fromEntries(groups.map((group) => [group.name, group.chosen()]).filter(([, values]) => values?.length));
  const mark = (): void => {
    const number = Object.values(chosen()).flat().length + (language.chosen() === undefined ? 0 : 1);
    count.textContent = number === 0 ? "" : String(number);
    clear.hidden = number === 0;
  };
  const empty = (): void => {
    groups.forEach((group) => group.clear());
    language.clear();
    mark();
  };
  const reveal = (): void => void (box.hidden = [...groups, language].every((group) => group.element.hidden));
  box.addEventListener("change", () => (mark(), onChange()));
  box.addEventListener("toggle", () => box.open && onOpen());
  clear.addEventListener("click", () => {
    empty();
    summary.focus(); // the button is gone
    onChange();
  });
  mark();
  return {
    element: box,
    language,
    get opened() {
      return box.open;
    },
    chosen,
    reveal,
    show(counts) {
      groups.forEach((group) => group.show(counts[group.name] ?? {}));
      reveal();
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
  const values = element("div", { class: "gw-filters__values" });
  box.append(element("legend", { class: "gw-filters__legend" }, words.say(key)), values);
  const chips = new Map<string, Chip>();
  const inputs = (): Chip[] => [...chips.values()];
  return {
    name,
    element: box,
    chosen: () => [...chips].filter(([, chip]) => chip.input.checked).map(([value]) => value),
    clear: () => inputs().forEach((chip) => (chip.input.checked = false)),
    show(counts) {
      for (const value of inOrder(name, Object.keys(counts)).filter((one) => !chips.has(one))) {
        const chip = makeChip("checkbox", label(name, value));
        chips.set(value, chip);
        values.append(chip.element);
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
