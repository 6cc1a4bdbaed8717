/** In which language is searched: one of those that the index has, each named in itself. */
import { element, freshId } from "../../page/element.ts";
import type { Words } from "../../page/words.ts";
import { type Chip, makeChip } from "./chip.ts";

export interface LanguageFilter {
  readonly element: HTMLElement;
  /** Undefined for that of the page. */
  chosen(): string | undefined;
  clear(): void;
  /** Those there are to choose from. */
  drawn(): readonly string[];
  /** `own` is the one that stands for the page's language. */
  draw(languages: readonly string[], own: string): void;
  /** Says how many pages a language would give; without a number, that this is not known. */
  count(language: string, pages: number | undefined): void;
}

export function languageFilter(words: Words): LanguageFilter {
  const box = element("fieldset", { class: "gw-filters__group", hidden: true });
  const values = element("div", { class: "gw-filters__values" });
  box.append(element("legend", { class: "gw-filters__legend" }, words.say("search.filter.language")), values);
  const group = freshId("language");
  const chips = new Map<string, Chip>();
  let own = "";
  return {
    element: box,
    chosen: () => [...chips].find(([language, chip]) => chip.input.checked && language !== own)?.[0],
    clear() {
      const chip = chips.get(own);
      if (chip !== undefined) chip.input.checked = true;
    },
    drawn: () => [...chips.keys()],
    draw(languages, first) {
      own = first;
      const one = chips.size === 0 ? own : undefined;
      for (const language of [own, ...languages.filter((other) => other !== own)]) {
        if (chips.has(language)) continue;
        const chip = makeChip("radio", languageName(language), group, language);
        chip.input.checked = language === one;
        chips.set(language, chip);
        values.append(chip.element);
      }
      box.hidden = chips.size < 2;
    },
    count(language, pages) {
      chips.get(language)?.count.replaceChildren(pages === undefined ? "" : String(pages));
    },
  };
}

/** As the page's own choice of languages names it, else as the browser does. */
function languageName(language: string): string {
  const link = document.querySelector(`a[hreflang="${CSS.escape(language)}"][lang]`);
  const named = link?.textContent.trim();
  if (named) return named;
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  } catch {
    return language; // no language that the browser knows of
  }
}
