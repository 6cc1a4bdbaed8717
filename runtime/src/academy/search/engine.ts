/** The one module that knows Pagefind: loads its bundle when first asked, and speaks in this script's own words. */
import { type Piece, pieces } from "./excerpt.ts";

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
  readonly results: readonly { data(): Promise<PagefindPage> }[];
  readonly filters?: Counts;
  readonly totalFilters?: Counts;
}

interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Counts>;
  search(query: string | null, options: { filters: Record<string, { any: readonly string[] }> }): Promise<PagefindAnswer>;
}

/** Longer queries find nothing more and cost time. */
export const LONGEST_QUERY = 200;

/** Half-width forms, one kind of space, no length without limit: what a reader typed, as the index knows words. */
export const normalised = (query: string): string =>
  [...query.normalize("NFKC").replace(/[\s\p{C}]+/gu, " ").trim()].slice(0, LONGEST_QUERY).join("");

/** `root` is the site's root, under which `pagefind/` lies; a failed load is tried afresh at the next call. */
export function makeEngine(root: URL): Engine {
  let loading: Promise<Pagefind> | undefined;
  let failures = 0;
  const ready = (): Promise<Pagefind> => {
    loading ??= load(root, failures).catch((error: unknown) => {
      loading = undefined;
      failures += 1;
      throw error;
    });
    return loading;
  };
  return {
    counts: async () => (await ready()).filters(),
    search: async (query, chosen) => {
      const filters = Object.entries(chosen).filter(([, values]) => values.length > 0);
      const answer = await (
        await ready()
      ).search(normalised(query) || null, {
        filters: Object.fromEntries(filters.map(([group, any]) => [group, { any }])),
      });
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

/** A browser may remember that a module failed to load, so each new try has an address of its own. */
async function load(root: URL, failures: number): Promise<Pagefind> {
  const file = new URL(`pagefind/pagefind.js${failures > 0 ? `?again=${failures}` : ""}`, root);
  const pagefind = (await import(/* @vite-ignore */ file.href)) as Pagefind;
  await pagefind.options({ baseUrl: root.pathname });
  await pagefind.init();
  return pagefind;
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
