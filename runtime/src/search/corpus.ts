/** The pages of one language: what was indexed at once and what has changed since, as one list with one numbering. */
import { IndexUnreadable, type LoadFile } from "./files.ts";
import { type Normaliser, normaliserOf } from "./normalise.ts";

/** Of the layout of an index; it says so in every head. */
const VERSION = 1;
export const FIELDS = ["title", "keywords", "headings", "text"] as const;
/** Code of the character that stands for the length 0. */
const LOWEST = 35;
/** Begins the terms under which titles are found by the first one or two letters of their words. */
export const START = "^";
/** From here on, scripts that are written without spaces, by and large. */
export const UNSPACED = "\u0e00";

/** Group and value. */
export type Filter = readonly [group: string, value: string];

/** How often a term stands in each field. */
export type Times = readonly [title: number, keywords: number, headings: number, text: number];
/** How often a term stands in pages, by their number: packed as in the index, for `timesOf`. */
export type Postings = ReadonlyMap<number, number>;

export interface StoredPage {
  readonly url: string;
  readonly title: string;
  readonly sections: readonly (readonly [anchor: string, heading: string, text: string])[];
}

interface LanguageState {
  readonly folder: string;
  readonly pages: number;
  readonly stale?: readonly number[];
  readonly recent?: string;
}

interface Head {
  readonly version: number;
  readonly lengths: readonly string[];
  readonly filters: readonly (readonly Filter[])[];
  readonly filtered: readonly number[];
  readonly han: string;
  readonly pieces: number;
  readonly words: number;
}

/** Languages of an index, the one with most pages first. */
export type Languages = Readonly<Record<string, LanguageState>>;

export interface Corpus {
  readonly language: string;
  readonly normaliser: Normaliser;
  /** How many numbers there are; those of pages out of date stand for none. */
  readonly size: number;
  stands(page: number): boolean;
  lengths(page: number): readonly number[];
  filters(page: number): readonly Filter[];
  page(page: number): Promise<StoredPage>;
  /** The pages of terms, as far as there are any. */
  postings(terms: Iterable<string>): Promise<Map<string, Postings>>;
  /** The terms that begin so, from the third letter on, with their number of pages. */
  beginning(start: string): Promise<Map<string, number>>;
  /** Words that a reader may have meant, with their number of pages. */
  words(like: string): Promise<Map<string, number>>;
}

export async function readLanguages(load: LoadFile): Promise<Languages> {
  const index = (await load("search-index/index")) as { version?: number; languages?: Languages } | null;
  if (index?.version !== VERSION || !isRecord(index.languages)) throw new IndexUnreadable("another release");
  return index.languages;
}

/** The language asked for, without its region if need be, else the one with most pages. */
export function closest(languages: Languages, asked: string): string | undefined {
  const code = asked.toLowerCase();
  const found = [code, code.split("-")[0] ?? ""].find((one) => Object.hasOwn(languages, one));
  return found ?? Object.keys(languages)[0];
}

export async function openCorpus(load: LoadFile, language: string, state: LanguageState): Promise<Corpus> {
  const folders = [state.folder, ...(state.recent === undefined ? [] : [state.recent])];
  const heads = await Promise.all(folders.map((folder) => load(`search-index/${folder}/head`)));
  const stale = new Set(state.stale ?? []);
  const parts: OnePart[] = [];
  for (const [at, head] of heads.entries()) {
    const first = parts.reduce((sum, part) => sum + part.size, 0);
    parts.push(onePart(load, `search-index/${folders[at] ?? ""}`, asHead(head), first));
  }
  const of = (page: number): OnePart => {
    const found = parts.find((part) => page < part.first + part.size);
    if (found === undefined) throw new IndexUnreadable(`page ${page}`);
    return found;
  };
  const stands = (page: number): boolean => !stale.has(page) || page >= (parts[0]?.size ?? 0);
  const read = async (term: string): Promise<Postings> => {
    const several = await Promise.all(parts.map((part) => part.postings(term)));
    return new Map(several.flat().filter(([page]) => stands(page)));
  };
  /** Of terms that were asked for: a reader who types asks for most of them again. */
  const kept = new Map<string, Postings>();
  const gather = async (ask: (part: OnePart) => Promise<Map<string, number>>): Promise<Map<string, number>> => {
    const all = new Map<string, number>();
    for (const found of await Promise.all(parts.map(ask)))
      for (const [term, pages] of found) all.set(term, (all.get(term) ?? 0) + pages);
    return all;
  };
  return {
    language,
    normaliser: normaliserOf(language, parts.map((part) => part.head.han).join("")),
    size: parts.reduce((sum, part) => sum + part.size, 0),
    stands,
    lengths: (page) => of(page).lengths(page),
    filters: (page) => of(page).filters(page),
    page: (page) => of(page).page(page),
    async postings(terms) {
      const asked = new Set(terms);
      await Promise.all([...asked].map(async (term) => kept.has(term) || kept.set(term, await read(term))));
      const found = new Map<string, Postings>();
      for (const term of asked) {
        const pages = kept.get(term);
        if (pages?.size) found.set(term, pages);
      }
      return found;
    },
    beginning: (start) => gather((part) => part.beginning(start)),
    words: (like) => gather((part) => part.words(like)),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Anything that a file holds but a record means that it is damaged. */
function asRecord<T extends object>(value: unknown, name: string): T {
  if (!isRecord(value)) throw new IndexUnreadable(`${name} is damaged`);
  return value as T;
}

function asPage(value: unknown, name: string): StoredPage {
  const page = asRecord<Partial<StoredPage>>(value, name);
  if (typeof page.url !== "string" || typeof page.title !== "string" || !Array.isArray(page.sections))
    throw new IndexUnreadable(`${name} is damaged`);
  return page as StoredPage;
}

function asHead(value: unknown): Head {
  const head = value as Partial<Head> | null;
  if (head?.version !== VERSION || !Array.isArray(head.lengths) || !Array.isArray(head.filtered))
    throw new IndexUnreadable("another release");
  return head as Head;
}

interface OnePart {
  readonly head: Head;
  readonly first: number;
  readonly size: number;
  lengths(page: number): number[];
  filters(page: number): readonly Filter[];
  page(page: number): Promise<StoredPage>;
  postings(term: string): Promise<[page: number, times: number][]>;
  beginning(start: string): Promise<Map<string, number>>;
  words(like: string): Promise<Map<string, number>>;
}

type Piece = Readonly<Record<string, readonly number[]>>;

function onePart(load: LoadFile, folder: string, head: Head, first: number): OnePart {
  const kept = new Map<string, Promise<unknown>>();
  const file = <T extends object>(name: string, read: (value: unknown, name: string) => T): Promise<T> => {
    const coming = kept.get(name) ?? load(`${folder}/${name}`).then((value) => read(value, name));
    kept.set(name, coming);
    coming.catch(() => kept.delete(name)); // the next try asks afresh
    return coming as Promise<T>;
  };
  const piece = (term: string): Promise<Piece> => file<Piece>(`t${pieceOf(term, head.pieces)}`, asRecord);
  const size = head.filtered.length;
  const lengths = Array.from({ length: size }, (_, at) => head.lengths.map((field) => 2 ** ((field.charCodeAt(at) - LOWEST) / 8) - 1));
  return {
    head,
    first,
    size,
    lengths: (page) => lengths[page - first] ?? [],
    filters: (page) => head.filters[head.filtered[page - first] ?? -1] ?? [],
    page: (page) => file(`p${page - first}`, asPage),
    async postings(term) {
      const found = await piece(term);
      return Object.hasOwn(found, term) ? unpacked(found[term] ?? [], first) : [];
    },
    async beginning(start) {
      const found = await piece(start);
      const terms = Object.keys(found).filter((term) => term.startsWith(start));
      return new Map(terms.map((term) => [term, (found[term]?.length ?? 0) / 2]));
    },
    async words(like) {
      const letters = new Set(Array.from(like).slice(0, 2).map((one) => (one.codePointAt(0) ?? 0) % head.words));
      const found = await Promise.all([...letters].map((at) => file<Record<string, number>>(`w${at}`, asRecord)));
      return new Map(found.flatMap((some) => Object.entries(some)));
    },
  };
}

function unpacked(steps: readonly number[], first: number): [page: number, times: number][] {
  const found: [number, number][] = [];
  let page = first;
  for (let at = 0; at + 1 < steps.length; at += 2) {
    page += steps[at] ?? 0;
    found.push([page, steps[at + 1] ?? 0]);
  }
  return found;
}

/** What `Postings` say of a page. */
export const timesOf = (packed: number): Times => [packed & 3, (packed >> 2) & 1, (packed >> 3) & 3, packed >> 5];

/** Which piece of so many a term is in: with all that begin alike. The same as `piece_of` of the indexer. */
export function pieceOf(term: string, pieces: number): number {
  const characters = Array.from(term);
  const key = term.startsWith(START) ? characters : characters.slice(0, term >= UNSPACED ? 1 : 3);
  const number = key.reduce((sum, one) => (Math.imul(sum, 31) + (one.codePointAt(0) ?? 0)) >>> 0, 0);
  return ((number ^ (number >>> 7)) >>> 0) % pieces;
}
