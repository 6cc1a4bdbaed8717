/** The one module that knows Pagefind: loads its bundle when first asked, and speaks in this script's own words. */
import { type Piece, pieces } from "./excerpt.ts";
import { findParts, type PageFilters, type Parts, without } from "./parts.ts";

/** Filter group to value to number of pages. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;
/** Filter group to the values of which a page must have one. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

export interface Hit {
  readonly url: string;
  readonly title: string;
  readonly excerpt: readonly Piece[];
  readonly sections: readonly Omit<Hit, "sections">[];
}

export interface Found {
  readonly total: number;
  readonly counts: Counts;
  load(from: number, to: number): Promise<Hit[]>;
}

export interface Engine {
  /** The index's filters with the number of pages each. */
  counts(): Promise<Counts>;
  search(query: string, chosen: Chosen): Promise<Found>;
}

interface PagefindPage {
  readonly url: string;
  readonly meta?: { readonly title?: string };
  readonly excerpt: string;
  readonly sub_results?: readonly { readonly url: string; readonly title: string; readonly excerpt: string }[];
}

interface PagefindAnswer {
  readonly results: readonly { readonly id: string; data(): Promise<PagefindPage> }[];
  readonly filters?: Counts;
  readonly totalFilters?: Counts;
}

type Filters = Record<string, { any: readonly string[] }>;

interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  mergeIndex(folder: string, options: { baseUrl: string; language: string }): Promise<void>;
  filters(): Promise<Counts>;
  search(query: string | null, options: { filters: Filters }): Promise<PagefindAnswer>;
}

/** Longer queries find nothing more and cost time. */
export const LONGEST_QUERY = 200;

/** Half-width forms, one kind of space, no length without limit: what a reader typed, as the index knows words. */
export const normalised = (query: string): string =>
  [...query.normalize("NFKC").replace(/[\s\p{C}]+/gu, " ").trim()].slice(0, LONGEST_QUERY).join("");

/** `root` is the site's root, under which `pagefind/` lies; a failed load is tried afresh at the next call. */
export function makeEngine(root: URL): Engine {
  let loading: Promise<Index> | undefined;
  let failures = 0;
  const ready = (): Promise<Index> => {
    loading ??= load(root, failures).catch((error: unknown) => {
      loading = undefined;
      failures += 1;
      throw error;
    });
    return loading;
  };
  return {
    counts: async () => (await ready()).counts(),
    search: async (query, chosen) => {
      const filters = Object.entries(chosen).filter(([, values]) => values.length > 0);
      const index = await ready();
      const answer = await index.search(
        normalised(query) || null,
        Object.fromEntries(filters.map(([group, any]) => [group, { any }])),
      );
      return {
        total: answer.results.length,
        counts: choosable(answer, chosen),
        load: async (from, to) => {
          const pages = await Promise.all(answer.results.slice(from, to).map((result) => result.data()));
          return pages.map(hit);
        },
      };
    },
  };
}

/** Pagefind over all parts of the index, without the pages that are out of date. */
interface Index {
  counts(): Promise<Counts>;
  search(query: string | null, filters: Filters): Promise<PagefindAnswer>;
}

/** A browser may remember that a module failed to load, so each new try has an address of its own. */
async function load(root: URL, failures: number): Promise<Index> {
  const file = new URL(`pagefind/pagefind.js${failures > 0 ? `?again=${failures}` : ""}`, root);
  const [pagefind, parts] = await Promise.all([
    import(/* @vite-ignore */ file.href) as Promise<Pagefind>,
    findParts(root, document.documentElement.lang),
  ]);
  const baseUrl = root.pathname;
  await pagefind.options({ baseUrl });
  await pagefind.init();
  const { language } = parts;
  if (language !== undefined)
    await Promise.all(
      parts.further.map((folder) => pagefind.mergeIndex(new URL(folder, root).href, { baseUrl, language })),
    );
  return parts.stale.size === 0 ? plain(pagefind) : sifted(pagefind, parts);
}

const plain = (pagefind: Pagefind): Index => ({
  counts: () => pagefind.filters(),
  search: (query, filters) => pagefind.search(query, { filters }),
});

/** Pages out of date are found and counted by the main index all the same: they leave its results and its counts. */
function sifted(pagefind: Pagefind, { stale }: Parts): Index {
  const counts = async (): Promise<Counts> => without(await pagefind.filters(), stale.values());
  const among = (results: PagefindAnswer["results"]): PageFilters[] =>
    results.map(({ id }) => stale.get(id)).filter((page) => page !== undefined);
  return {
    counts,
    search: async (query, filters) => {
      const answer = await pagefind.search(query, { filters });
      const chosen = Object.keys(filters).length > 0;
      const [all, kept] = await Promise.all([chosen ? pagefind.search(query, { filters: {} }) : answer, counts()]);
      return {
        results: answer.results.filter(({ id }) => !stale.has(id)),
        filters: without(answer.filters ?? {}, among(answer.results), kept),
        totalFilters: without(answer.totalFilters ?? {}, among(all.results), kept),
      };
    },
  };
}

/** In a group with a choice the other values widen the search, so they count all its hits; elsewhere they narrow it. */
function choosable(answer: PagefindAnswer, chosen: Chosen): Counts {
  const all = answer.totalFilters ?? {};
  const narrowed = answer.filters ?? {};
  return Object.fromEntries(
    Object.keys({ ...all, ...narrowed }).map((group) => [
      group,
      ((chosen[group]?.length ?? 0) > 0 ? all[group] : narrowed[group]) ?? {},
    ]),
  );
}

const SECTIONS = 3;

/** A heading's words, without the permalink that a theme hangs on it. */
const heading = (text: string): string => text.replace(/\s*¶$/, "");

/** Sections of the page, except the one that its own title begins. */
function hit(page: PagefindPage): Hit {
  const title = heading(page.meta?.title ?? page.url);
  const sections = (page.sub_results ?? []).filter((one) => one.url.includes("#") && heading(one.title) !== title);
  return {
    url: page.url,
    title,
    excerpt: pieces(page.excerpt),
    sections: sections.slice(0, SECTIONS).map((one) => ({
      url: one.url,
      title: heading(one.title),
      excerpt: pieces(one.excerpt),
    })),
  };
}
