/** What of a page is shown among results: the passages that have what was looked for, with it marked. Pure. */
import type { StoredPage } from "./corpus.ts";
import type { Normaliser, Run } from "./normalise.ts";

/** A piece of a text, marked where it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

export interface Passage {
  readonly url: string;
  readonly title: readonly Piece[];
  readonly excerpt: readonly Piece[];
}

export interface PagePassages extends Passage {
  /** The sections that have it, the best first. */
  readonly sections: readonly Passage[];
}

const SECTIONS = 3;
/** Characters of an excerpt, about; a text without spaces says the same in half of them. */
const LENGTH = 150;
/** How far before the first mark an excerpt may begin, as a share of its characters. */
const BEFORE = 0.27;
/** Sections that have less of it than this share of what the best one has are not worth a line. */
const ENOUGH = 0.5;

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly term: string;
}

/** `terms` are those that were found, with the number of pages that have each; `pages` is the number of all. */
export function passages(page: StoredPage, normaliser: Normaliser, terms: ReadonlyMap<string, number>, pages: number): PagePassages {
  const marks = (text: string): Mark[] => marksOf(text, normaliser, terms);
  const tells = (some: readonly Mark[]): number =>
    [...new Set(some.map((one) => one.term))].reduce((sum, term) => sum + Math.log(1 + pages / (terms.get(term) ?? pages)), 0);
  const looked = page.sections.map(([anchor, heading, text]) => {
    const [inHeading, inText] = [marks(heading), marks(text)];
    return { anchor, heading, text, inHeading, inText, worth: 2 * tells(inHeading) + tells(inText) };
  });
  const most = Math.max(0, ...looked.map((one) => one.worth));
  const named = looked.filter((one) => one.anchor !== "" && one.worth > 0 && one.worth >= most * ENOUGH);
  named.sort((a, b) => b.worth - a.worth);
  const lead = looked.find((one) => one.inText.length > 0) ?? looked.find((one) => one.text !== "");
  const excerpt = lead === undefined ? [] : excerptOf(lead.text, lead.inText);
  return {
    url: page.url,
    title: split(page.title, marks(page.title)),
    excerpt,
    sections: named.slice(0, SECTIONS).map((one) => ({
      url: `${page.url}#${encodeURIComponent(one.anchor)}`,
      title: split(one.heading, one.inHeading),
      excerpt: excerptOf(one.text, one.inText),
    })),
  };
}

/** Where terms stand in a text, in order, none over another. */
function marksOf(text: string, normaliser: Normaliser, terms: ReadonlyMap<string, number>): Mark[] {
  const found: Mark[] = [];
  const { folded, places } = placed(text, normaliser);
  for (const run of normaliser.runs(folded)) {
    if (run.unspaced) found.push(...inRun(run, terms, places));
    else {
      const term = normaliser.terms(run).find((one) => terms.has(one));
      if (term !== undefined) found.push({ term, ...between(places, run.start, run.start + run.text.length) });
    }
  }
  return found;
}

/** Text folded one character after another, and where each character of the outcome came from. */
function placed(text: string, normaliser: Normaliser): { folded: string; places: number[] } {
  let folded = "";
  const places: number[] = [];
  let at = 0;
  for (const one of text) {
    const outcome = normaliser.fold(one);
    for (let count = 0; count < outcome.length; count += 1) places.push(at);
    folded += outcome;
    at += one.length;
  }
  places.push(at);
  return { folded, places };
}

const between = (places: readonly number[], start: number, end: number): { start: number; end: number } => ({
  start: places[start] ?? 0,
  end: places[end] ?? places.at(-1) ?? 0,
});

function inRun(run: Run, terms: ReadonlyMap<string, number>, places: readonly number[]): Mark[] {
  const found: Mark[] = [];
  const words = [...terms.keys()].filter((one) => Array.from(one).length > 2);
  const characters = Array.from(run.text);
  let at = run.start;
  for (const [index, one] of characters.entries()) {
    const next = characters[index + 1];
    const pair = `${one}${next ?? ""}`;
    const word = words.find((whole) => run.text.startsWith(whole, at - run.start));
    const term = word ?? (next !== undefined && terms.has(pair) ? pair : terms.has(one) && characters.length === 1 ? one : undefined);
    if (term !== undefined) {
      const mark = { term, ...between(places, at, at + term.length) };
      const before = found.at(-1)?.end ?? 0;
      if (mark.end > before) found.push({ ...mark, start: Math.max(before, mark.start) });
    }
    at += one.length;
  }
  return found;
}

/** The stretch of a text with most different terms in it. */
function excerptOf(text: string, marks: readonly Mark[]): Piece[] {
  const length = /[\u3040-\u9fff]/u.test(text) ? LENGTH / 2 : LENGTH;
  if (text.length <= length * 1.2) return split(text, marks);
  const [start, end] = window(text, marks, length);
  const inside = marks.filter((one) => one.start >= start && one.end <= end);
  const moved = inside.map((one) => ({ ...one, start: one.start - start, end: one.end - start }));
  const pieces = split(text.slice(start, end), moved);
  const gap = (there: boolean): Piece[] => (there ? [{ text: "…", marked: false }] : []);
  return [...gap(start > 0), ...pieces, ...gap(end < text.length)];
}

function window(text: string, marks: readonly Mark[], length: number): [number, number] {
  let bestStart = 0;
  let most = 0;
  for (const { start } of marks) {
    const from = Math.max(0, start - Math.round(length * BEFORE));
    const kinds = new Set(marks.filter((one) => one.start >= start && one.end <= from + length).map((one) => one.term)).size;
    if (kinds > most) [most, bestStart] = [kinds, from];
  }
  const start = bestStart === 0 ? 0 : wordStart(text, bestStart);
  const end = Math.min(text.length, start + length);
  return [start, end === text.length ? end : wordEnd(text, end, start)];
}

const isSpace = (character: string | undefined): boolean => character === undefined || /[\s、。，]/u.test(character);

/** The beginning of a word at a place or soon after it. */
function wordStart(text: string, place: number): number {
  for (let at = place; at < place + 20; at += 1) if (isSpace(text[at - 1])) return at;
  return place;
}

function wordEnd(text: string, place: number, start: number): number {
  for (let at = place; at > Math.max(start, place - 20); at -= 1) if (isSpace(text[at])) return at;
  return place;
}

function split(text: string, marks: readonly Mark[]): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start > at) found.push({ text: text.slice(at, start), marked: false });
    const before = found.at(-1);
    if (start === at && before?.marked) found[found.length - 1] = { text: before.text + text.slice(start, end), marked: true };
    else if (end > start) found.push({ text: text.slice(start, end), marked: true });
    at = Math.max(at, end);
  }
  if (at < text.length) found.push({ text: text.slice(at), marked: false });
  return found;
}
