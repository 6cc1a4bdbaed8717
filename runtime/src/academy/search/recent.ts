/** Searches that led somewhere: kept in this browser, shown to its reader, told to nobody. */
import { element, icon } from "../../page/element.ts";
import { parseRecord, type Store } from "../../page/storage.ts";
import type { Words } from "../../page/words.ts";
import { asOption } from "../../search/view/options.ts";
import { siteRoot } from "../site.ts";
import { sign } from "./icons.ts";

const KEY = "guidewright:site:searches";
/** How many are kept. */
export const MOST_RECENT = 8;
/** How many are offered while the reader types. */
const MOST_OFFERED = 3;

export interface Recent {
  /** From the newest. */
  all(): readonly string[];
  /** Those that begin with what is typed, and go on. */
  beginning(typed: string): readonly string[];
  keep(query: string): void;
  forget(query: string): void;
  clear(): void;
}

/** A site below the top of its address has a list of its own, as it has its own progress. */
export function recentSearches(store: Store, { pathname }: Pick<URL, "pathname"> = siteRoot()): Recent {
  const key = pathname === "/" ? KEY : `${KEY}:${pathname}`;
  const all = (): string[] => {
    const kept = parseRecord(store.read(key))?.["queries"];
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === "string" && one !== "").slice(0, MOST_RECENT) : [];
  };
  const without = (query: string): string[] => all().filter((one) => alike(one) !== alike(query));
  const write = (queries: readonly string[]): void => {
    if (queries.length === 0) store.remove(key);
    else store.write(key, JSON.stringify({ version: 1, queries }));
  };
  return {
    all,
    beginning: (typed) => {
      const start = alike(typed);
      return all().filter((one) => alike(one).startsWith(start) && alike(one) !== start).slice(0, MOST_OFFERED);
    },
    keep: (query) => write([query, ...without(query)].slice(0, MOST_RECENT)),
    forget: (query) => write(without(query)),
    clear: () => store.remove(key),
  };
}

const alike = (query: string): string => query.normalize("NFKC").toLowerCase();

/** An option that asks again; its cross is for the mouse, the key Delete does the same. */
export function recentRow(query: string, words: Words, act: { again(): void; forget(row: HTMLElement): void }): HTMLElement {
  const text = element("span", { class: "gw-hit__title" }, query);
  const option = element(
    "div",
    { class: "gw-hit__option", ...asOption(), "aria-keyshortcuts": "Delete" },
    sign("recent"),
    element("span", { class: "gw-hit__text" }, text),
  );
  const cross = element("span", { class: "gw-recent__forget", "aria-hidden": "true", title: words.say("search.recent.forget") }, icon("cross"));
  const row = element("div", { class: "gw-recent" }, option, cross);
  option.addEventListener("click", () => act.again());
  cross.addEventListener("click", () => act.forget(row));
  return row;
}
