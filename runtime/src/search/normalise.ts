/**
 * Words as the search index knows them. `generator/guidewright/search/normalise.py` says what is done and does the same
 * to pages; both read one `table.json`. Pure.
 */
import table from "../../../generator/guidewright/search/table.json";

/** An affix, what comes in its place, how many letters must be left beside it, and which may stand there. */
type Rule = readonly (string | number)[];

interface Affixes {
  readonly stop: readonly string[];
  readonly fillers: readonly string[];
  readonly starts: readonly (readonly Rule[])[];
  readonly ends: readonly (readonly Rule[])[];
}

const NONE: Affixes = { stop: [], fillers: [], starts: [], ends: [] };
const LONGEST_TERM = 40;
const UNSPACED = "ぁ-ゟ々〆㐀-䶿一-鿿豈-﫿가-힯฀-๿\\u{20000}-\\u{3ffff}";
const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}]|[\\u0300-\\u036f])`;
const RUN = new RegExp(`([${UNSPACED}]+)|(${LETTER}+(?:(?:['’-]|(?<=\\d)\\.(?=\\d))${LETTER}+)*)`, "gu");
const OKURIGANA = /([一-鿿])(?=[ぁ-ゟ]{1,2}([一-鿿]))/gu;
const INSIDE = /['’]s$|['’]/gu;

/** A word, or characters written without spaces, with where it stands in the folded text. */
export interface Run {
  readonly text: string;
  readonly start: number;
  readonly unspaced: boolean;
}

export interface Normaliser {
  readonly fillers: readonly string[];
  /** One form for what is written in several; single characters are asked for again and again. */
  fold(text: string): string;
  runs(folded: string): Run[];
  /** Pairs of Han characters with little between them, which Japanese writes or leaves out. */
  bridged(text: string): string[];
  /** The terms of one run, as those of a page are cut. */
  terms(run: Run): string[];
  /** A word without accents and affixes; nothing for one that tells nothing. */
  stem(word: string): string;
  /** The same without its accents only. */
  plain(word: string): string;
}

/** `han` is the list of variants that comes with a Chinese index: each character before the one that stands for it. */
export function normaliserOf(language: string, han = ""): Normaliser {
  const code = language.toLowerCase().split("-")[0] ?? "";
  const { stop, fillers, starts, ends }: Affixes = Object.hasOwn(table, code) ? table[code as keyof typeof table] : NONE;
  const stopped = new Set(stop);
  const variants = pairs(han);
  const folded = (one: string): string => variants.get(one) ?? kana(one);
  const known = new Map<string, string>();
  const fold = (text: string): string => {
    if (text.length > 2) return Array.from(text.normalize("NFKC").toLowerCase(), folded).join("");
    const outcome = known.get(text) ?? Array.from(text.normalize("NFKC").toLowerCase(), folded).join("");
    known.set(text, outcome);
    return outcome;
  };
  const bridged = (text: string): string[] =>
    code === "ja" ? Array.from(text.matchAll(OKURIGANA), ([, first = "", second = ""]) => `${first}${second}`) : [];
  const plain = (word: string): string => word.normalize("NFD").replace(/[\u0300-\u036f]/gu, "").replace(INSIDE, "");
  const stem = (word: string): string => {
    let rest = plain(word);
    if (stopped.has(rest)) return "";
    if (/^\p{L}+$/u.test(rest)) {
      for (const rules of ends) rest = withoutEnd(rest, rules);
      for (const rules of starts) rest = withoutStart(rest, rules);
    }
    return first(rest, LONGEST_TERM);
  };
  return {
    fillers,
    plain,
    stem,
    fold,
    runs: (text) =>
      Array.from(text.matchAll(RUN), (found) => ({ text: found[0], start: found.index, unspaced: found[1] !== undefined })),
    bridged,
    terms({ text, unspaced }) {
      if (unspaced) return [...inPairs(text), ...bridged(text)];
      const parts = [...new Set(text.split("-"))].map(stem);
      return (parts.length > 1 ? [...parts, stem(text.replaceAll("-", ""))] : parts).filter(Boolean);
    },
  };
}

/** Overlapping pairs of characters, and the last character. */
export function inPairs(text: string): string[] {
  const characters = Array.from(text);
  return [...characters.slice(0, -1).map((one, at) => `${one}${characters[at + 1]}`), ...characters.slice(-1)];
}

function kana(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x30fc) return "";
  return code >= 0x30a1 && code <= 0x30f6 ? String.fromCodePoint(code - 0x60) : character;
}

function pairs(han: string): Map<string, string> {
  const characters = Array.from(han);
  return new Map(characters.flatMap((one, at) => (at % 2 === 0 ? [[one, characters[at + 1] ?? one] as const] : [])));
}

const first = (text: string, length: number): string =>
  text.length <= length ? text : Array.from(text).slice(0, length).join("");

/** Letters of rare scripts are two units of a string each. */
const hasLetters = (text: string, least: number): boolean => text.length >= least && Array.from(text).length >= least;

function withoutEnd(word: string, rules: readonly Rule[]): string {
  for (const [end, instead, least] of rules as readonly [string, string, number][]) {
    const rest = word.slice(0, word.length - end.length);
    if (word.endsWith(end) && hasLetters(rest, least)) return `${rest}${instead}`;
  }
  return word;
}

function withoutStart(word: string, rules: readonly Rule[]): string {
  for (const [start, instead, least, following] of rules as readonly [string, string, number, string?][]) {
    const rest = word.slice(start.length);
    if (!word.startsWith(start) || !hasLetters(rest, least)) continue;
    if (following === undefined || following.includes(rest[0] ?? "")) return `${instead}${rest}`;
  }
  return word;
}
