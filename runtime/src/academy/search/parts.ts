/** The parts of a site's index: a large one is split, and what changed since it was made lies in a small one beside it. */
import type { Counts } from "./engine.ts";

/** Filter group to the values that one page has. */
export type PageFilters = Readonly<Record<string, readonly string[]>>;

export interface Parts {
  /** Folders of further indexes to search, below the site's root, with the language to ask them for. */
  readonly further: readonly string[];
  readonly language: string | undefined;
  /** Entries of the main index that are out of date, with their filters. */
  readonly stale: ReadonlyMap<string, PageFilters>;
}

export interface State {
  readonly parts: Readonly<Record<string, number>>;
  readonly recent: readonly string[];
  readonly stale: Readonly<Record<string, PageFilters>>;
}

const WHOLE: State = { parts: {}, recent: [], stale: {} };

/** What to search for the reader's language; an index that came without a word about its parts has one. */
export async function findParts(root: URL, language: string): Promise<Parts> {
  const response = await fetch(new URL("pagefind-recent/state.json", root), { cache: "no-cache" });
  return chooseParts(response.ok ? ((await response.json()) as State) : WHOLE, language);
}

/** The main index falls back from `en-gb` to `en` and then to the language with most pages; so must the others. */
export function chooseParts(state: State, language: string): Parts {
  const [most] = Object.keys(state.parts);
  const [asked, general] = [language.toLowerCase(), language.toLowerCase().split("-")[0] ?? ""];
  const known = [asked, general].find((one) => Object.hasOwn(state.parts, one)) ?? most;
  if (known === undefined) return { further: [], language: undefined, stale: new Map() };
  const further = Array.from({ length: (state.parts[known] ?? 1) - 1 }, (_, at) => `pagefind/part-${at + 2}/`);
  if (state.recent.includes(known)) further.push("pagefind-recent/");
  const stale = Object.entries(state.stale).filter(([entry]) => entry.startsWith(`${known}_`));
  return { further, language: known, stale: new Map(stale) };
}

/** Counts without pages that no longer count; values that no page is left with go unless they are `kept`. */
export function without(counts: Counts, pages: Iterable<PageFilters>, kept?: Counts): Counts {
  const left: Record<string, Record<string, number>> = {};
  for (const [group, values] of Object.entries(counts)) left[group] = { ...values };
  for (const page of pages)
    for (const [group, values] of Object.entries(page))
      for (const value of values) {
        const of = left[group];
        if (of?.[value]) of[value] -= 1;
      }
  const stays = (group: string, [value, count]: [string, number]): boolean =>
    count > 0 || (kept !== undefined && Object.hasOwn(kept[group] ?? {}, value));
  return Object.fromEntries(
    Object.entries(left).map(([group, values]) => [
      group,
      Object.fromEntries(Object.entries(values).filter((one) => stays(group, one))),
    ]),
  );
}
