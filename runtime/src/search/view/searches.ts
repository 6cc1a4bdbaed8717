/** Which searches count as performed: those a reader stopped at, not the letters typed on the way. Pure but for time. */

export interface Search {
  readonly query: string;
  readonly results: number;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** How much of the query the best page has, 0 to 1. */
  readonly covered: number;
}

export interface Performed extends Search {
  /** The page that was opened; absent when the reader left the search without opening one. */
  readonly chosen?: string;
  /** The reader asked in other words, without having opened a page. */
  readonly refined?: true;
}

/** A reader who looks at results for this long has stopped there, in milliseconds. */
export const SETTLED = 1500;

export interface Searches {
  /** Results of a search are shown; those of an empty field are none. */
  shown(search: Search): void;
  /** A result was opened. */
  opened(url: string): void;
  /** The reader gave the search up, or left the page. */
  left(): void;
}

export function followSearches(report: (search: Performed) => void, now: () => number): Searches {
  let last: { search: Search; at: number } | undefined;
  /** A search that the reader stopped at and took out of the field: other words may follow. */
  let emptied: Search | undefined;
  const tell = (search: Search, more: Pick<Performed, "chosen" | "refined"> = {}): void =>
    report({ ...search, covered: Math.round(search.covered * 100) / 100, ...more });
  const end = (chosen?: string): void => {
    if (emptied !== undefined) tell(emptied);
    if (last !== undefined) tell(last.search, chosen === undefined ? {} : { chosen });
    last = emptied = undefined;
  };
  return {
    shown(search) {
      if (last !== undefined && same(last.search, search)) return;
      const before = last !== undefined && now() - last.at >= SETTLED ? last.search : emptied;
      last = undefined;
      if (search.query === "") return void (emptied = before);
      if (before !== undefined) tell(before, before.query === search.query ? {} : { refined: true });
      emptied = undefined;
      last = { search, at: now() };
    },
    opened: (url) => end(url),
    left: () => end(),
  };
}

const same = (a: Search, b: Search): boolean =>
  a.query === b.query && JSON.stringify(a.filters) === JSON.stringify(b.filters);
