/** Which searches count as performed: those a reader stopped at, not the letters typed on the way. Pure but for time. */

export interface Search {
  readonly query: string;
  readonly results: number;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

export interface Performed extends Search {
  /** The page that was opened; absent when the reader left the search without opening one. */
  readonly chosen?: string;
}

/** A reader who looks at results for this long has stopped there, in milliseconds. */
export const SETTLED = 1500;

export interface Searches {
  /** Results of a search are shown. */
  shown(search: Search): void;
  /** A result was opened. */
  opened(url: string): void;
  /** The reader gave the search up, or left the page. */
  left(): void;
}

export function followSearches(report: (search: Performed) => void, now: () => number): Searches {
  let last: { search: Search; at: number } | undefined;
  const close = (chosen?: string): void => {
    if (last !== undefined) report({ ...last.search, ...(chosen !== undefined && { chosen }) });
    last = undefined;
  };
  return {
    shown(search) {
      if (last !== undefined && same(last.search, search)) return;
      if (last !== undefined && now() - last.at >= SETTLED) close();
      last = search.query === "" ? undefined : { search, at: now() };
    },
    opened: (url) => close(url),
    left: () => close(),
  };
}

const same = (a: Search, b: Search): boolean =>
  a.query === b.query && JSON.stringify(a.filters) === JSON.stringify(b.filters);
