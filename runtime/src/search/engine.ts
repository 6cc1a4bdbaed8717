/**
 * The search of one language, whatever shows its results: the help site's dialog, the help panel in a product, the
 * proof of `guidewright search test`. Everything it needs comes through one function that loads a file of the site.
 */
import { closest, type Corpus, type Filter, openCorpus, readLanguages } from "./corpus.ts";
import { IndexUnreadable, type LoadFile } from "./files.ts";
import { type PagePassages, passages } from "./passages.ts";
import { type Phrasebook, phrasebook, type Synonyms, tidied } from "./query.ts";
import { type Rank, type Ranked, ranker, type Ranking } from "./rank.ts";

/** Filter group to value to number of pages. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;
/** Filter group to the values of which a page must have one. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

export interface Hit extends PagePassages {
  readonly kind: string;
}

export interface Found {
  readonly total: number;
  readonly counts: Counts;
  /** How much of the query the best page has, 0 to 1. */
  readonly covered: number;
  /** The kind of each page that was found, the best first. */
  readonly kinds: readonly string[];
  load(from: number, to: number): Promise<Hit[]>;
}

export interface Engine {
  /** The languages that the site can be searched in, the one with most pages first. */
  languages(): Promise<readonly string[]>;
  /** The one of them that answers. */
  language(): Promise<string>;
  /** The filters with the number of pages each. */
  counts(): Promise<Counts>;
  search(query: string, chosen: Chosen): Promise<Found>;
}

export interface Ask {
  /** The site's root. */
  readonly root: URL;
  readonly load: LoadFile;
  /** Of the reader; the closest one that there is answers. */
  readonly language: string;
  /** The reader's role, whose pages come a little earlier. */
  role?(): string | undefined;
}

/** Results with less than this share of the best one's score, or of what it covers, are noise. */
const ENOUGH = { score: 0.06, covered: 0.5 };
const ROLE = 1.15;
/** Kinds that are looked for less often than they are found; a page without a kind is a list of others. */
const KIND: Readonly<Record<string, number>> = { quiz: 0.7, release: 0.8, glossary: 0.85, track: 0.85, tour: 0.85, "": 0.5 };

interface Open {
  readonly corpus: Corpus;
  readonly phrases: Phrasebook;
  readonly rank: Rank;
  readonly languages: readonly string[];
}

/** A failed load is tried afresh at the next call. */
export function makeEngine({ root, load, language, role }: Ask): Engine {
  let opening: Promise<Open> | undefined;
  const ready = (): Promise<Open> => (opening ??= open(load, language));
  const again = (): void => void (opening = undefined);
  /** A new release takes the files of the one before it away: then what is there now is read, once. */
  const asked = async <T>(act: (open: Open) => Promise<T>): Promise<T> => {
    try {
      return await act(await ready());
    } catch (error) {
      again();
      if (!(error instanceof IndexUnreadable)) throw error;
    }
    try {
      return await act(await ready());
    } catch (error) {
      again();
      throw error;
    }
  };
  return {
    languages: () => asked(async (open) => open.languages),
    language: () => asked(async (open) => open.corpus.language),
    counts: () => asked(async ({ corpus }) => countsOf(corpus, standing(corpus), {})),
    search: (query, chosen) =>
      asked(async ({ corpus, phrases, rank }) => {
        const words = tidied(query);
        const ranking = words === "" ? everything(corpus) : await rank(phrases.parts(words));
        return found(corpus, ranking, chosen, role?.(), (url) => linked(url, root));
      }),
  };
}

async function open(load: LoadFile, language: string): Promise<Open> {
  const languages = await readLanguages(load);
  const name = closest(languages, language);
  const state = name === undefined ? undefined : languages[name];
  if (name === undefined || state === undefined) throw new IndexUnreadable("no pages");
  const [corpus, synonyms] = await Promise.all([openCorpus(load, name, state), readSynonyms(load, name)]);
  return { corpus, phrases: phrasebook(corpus.normaliser, synonyms), rank: ranker(corpus), languages: Object.keys(languages) };
}

/** A site that was built without an academy has none. */
async function readSynonyms(load: LoadFile, language: string): Promise<Synonyms> {
  try {
    const words = await load(`search-words/${language}`);
    return Array.isArray(words) ? (words as Synonyms) : [];
  } catch (error) {
    if (error instanceof IndexUnreadable) return [];
    throw error;
  }
}

function everything(corpus: Corpus): Ranking {
  return { pages: standing(corpus).map((page) => ({ page, score: 1, covered: 1 })), terms: new Map() };
}

const standing = (corpus: Corpus): number[] =>
  Array.from({ length: corpus.size }, (_, page) => page).filter((page) => corpus.stands(page));

function found(corpus: Corpus, ranking: Ranking, chosen: Chosen, role: string | undefined, link: (url: string) => string): Found {
  const weighed = (some: readonly Ranked[], worth: (filters: readonly Filter[]) => number): Ranked[] =>
    some
      .map((one) => ({ ...one, score: one.score * worth(corpus.filters(one.page)) }))
      .sort((a, b) => b.score - a.score || a.page - b.page);
  const plain = weighed(ranking.pages, (filters) => KIND[kindOf(filters)] ?? 1);
  const all = weighed(telling(plain), (filters) => forRole(filters, role)); // a role moves pages, and hides none
  const pages = all.filter(({ page }) => passes(corpus.filters(page), chosen));
  return {
    total: pages.length,
    counts: countsOf(corpus, all.map((one) => one.page), chosen),
    covered: pages[0]?.covered ?? 0,
    kinds: pages.map(({ page }) => kindOf(corpus.filters(page))),
    load: async (from, to) => {
      const shown = pages.slice(from, to);
      const stored = await Promise.all(shown.map(({ page }) => corpus.page(page)));
      return stored.map((page, at) => ({
        ...passages({ ...page, url: link(page.url) }, corpus.normaliser, ranking.terms, corpus.size),
        kind: kindOf(corpus.filters(shown[at]?.page ?? 0)),
      }));
    },
  };
}

/** An address below the root, as a link; from a disk a folder does not open its first page. */
function linked(url: string, root: URL): string {
  const there = new URL(url, root);
  if (there.protocol !== "file:") return there.origin === window.location.origin ? `${there.pathname}${there.hash}` : there.href;
  if (there.pathname.endsWith("/")) there.pathname += "index.html";
  return there.href;
}

function telling(pages: readonly Ranked[]): Ranked[] {
  const [best] = pages;
  if (best === undefined) return [];
  return pages.filter((one) => one.covered >= best.covered * ENOUGH.covered && one.score >= best.score * ENOUGH.score);
}

const kindOf = (filters: readonly Filter[]): string => filters.find(([group]) => group === "kind")?.[1] ?? "";

const forRole = (filters: readonly Filter[], role: string | undefined): number =>
  filters.some(([group, value]) => group === "role" && value === role) ? ROLE : 1;

const passes = (filters: readonly Filter[], chosen: Chosen, except?: string): boolean =>
  Object.entries(chosen).every(
    ([group, values]) =>
      group === except || values.length === 0 || filters.some(([one, value]) => one === group && values.includes(value)),
  );

/** Each value's pages among those that pass the choices in the other groups: in its own group it would widen the search. */
function countsOf(corpus: Corpus, pages: readonly number[], chosen: Chosen): Counts {
  const counts: Record<string, Record<string, number>> = {};
  for (const page of pages) {
    const filters = corpus.filters(page);
    for (const [group, value] of filters) {
      if (!passes(filters, chosen, group)) continue;
      const values = (counts[group] ??= {});
      values[value] = (values[value] ?? 0) + 1;
    }
  }
  return counts;
}
