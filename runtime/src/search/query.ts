/**
 * What a reader typed, as parts that a page should have, each in one of several ways: as it was typed, or in words that
 * customers use for it. Pure.
 */
import { inPairs, type Normaliser } from "./normalise.ts";

/** Longer queries find nothing more and cost time; in characters. */
export const LONGEST_QUERY = 200;
/** Further words of a query are not looked for. */
const MOST_PARTS = 16;
/** How much pairs of characters tell: next to nothing where both are grammar. */
const PAIR_WEIGHT = { content: 1, bridged: 0.5, mixed: 0.35, grammar: 0.15 };

/** A term, and how much of its part it is. */
export interface Weighted {
  readonly term: string;
  readonly weight: number;
}

/** Terms that together are one way to say a part. */
export interface Way {
  readonly terms: readonly Weighted[];
  /** What is typed is worth more than what stands for it. */
  readonly worth: number;
}

export interface Part {
  readonly ways: readonly Way[];
  /** The word as it was typed, where it is one that may be unfinished or mistyped. */
  readonly word?: string;
  /** A word that tells nothing but that it is part of a question: pages need not have it. */
  readonly minor: boolean;
  /** Whether the reader may still be typing it. */
  readonly last: boolean;
}

/** Groups of words and phrases that mean the same. */
export type Synonyms = readonly (readonly string[])[];

/** A word, or one character of a script without spaces. */
interface Token {
  readonly text: string;
  readonly key: string;
  readonly unspaced: boolean;
  /** A Japanese grammar character. */
  readonly grammar: boolean;
  readonly next: number;
  readonly start: number;
}

const SYNONYM = 0.5;
const MINOR = 0.8;
/** Fewer letters are the beginning of a word rather than one. */
const BEGINNING = 3;
/** What a word that tells nothing by itself weighs in a phrase. */
const WEIGHT_OF_LITTLE = 0.1;
/** Characters of a particle, at most. */
const MOST_PARTICLE = 2;

/** Places where a copied word may be broken, which nobody sees. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/gu;

/** One kind of space, no control characters, no length without limit. */
export const tidied = (query: string): string =>
  Array.from(query.slice(0, LONGEST_QUERY * 4).normalize("NFKC").replace(UNSEEN, "").replace(/[\s\p{C}]+/gu, " ").trim())
    .slice(0, LONGEST_QUERY)
    .join("");

export interface Phrasebook {
  /** The parts of a query. */
  parts(query: string): Part[];
}

export function phrasebook(normaliser: Normaliser, synonyms: Synonyms): Phrasebook {
  const tokens = (text: string): Token[] => tokensOf(text, normaliser);
  const phrases = new Map<string, readonly Token[][]>();
  for (const group of synonyms) {
    const said = group.map(tokens).filter((one) => one.length > 0);
    for (const one of said) {
      const key = keyOf(one);
      phrases.set(key, [...(phrases.get(key) ?? []), ...said.filter((other) => keyOf(other) !== key)]);
    }
  }
  const fillers = new Set(normaliser.fillers.map((one) => keyOf(tokens(one))));
  const longest = Math.max(1, ...[...phrases.keys(), ...fillers].map((key) => key.split(" ").length));
  const known = (at: number, all: readonly Token[], among: { has(key: string): boolean }): number => {
    for (let length = Math.min(longest, all.length - at); length > 0; length -= 1) {
      if (among.has(keyOf(all.slice(at, at + length)))) return length;
    }
    return 0;
  };
  const wayOf = (said: readonly Token[], worth: number): Way => ({ terms: termsOf(said, normaliser), worth });
  const divide = (all: readonly Token[], leaveOut: boolean): Token[][] => {
    const found: Token[][] = [];
    let loose: Token[] = [];
    const close = (): void => {
      if (loose.length > 0) found.push(...apart(loose));
      loose = [];
    };
    for (let at = 0; at < all.length; ) {
      const said = known(at, all, phrases);
      const filler = leaveOut ? known(at, all, fillers) : 0;
      const token = all[at];
      if (said > 0 && said >= filler) (close(), found.push(all.slice(at, at + said)));
      else if (filler > 0) close();
      else if (token !== undefined) loose.push(token);
      at += Math.max(said, filler, 1);
    }
    close();
    return found.reduce<Token[][]>(joined, []);
  };
  const part = (said: readonly Token[], last: boolean): Part => {
    const others = phrases.get(keyOf(said)) ?? [];
    const [only] = said;
    if (said.length === 1 && only !== undefined && !only.unspaced && normaliser.stem(only.text) === "")
      return { ways: [{ terms: [{ term: normaliser.plain(only.text), weight: 1 }], worth: MINOR }], minor: true, last: false };
    const ways = [wayOf(said, 1), ...others.map((other) => wayOf(other, SYNONYM))].filter((way) => way.terms.length > 0);
    const word = said.length === 1 && only !== undefined && !only.unspaced ? normaliser.plain(only.text) : undefined;
    return { ways, minor: false, last, ...(word !== undefined && { word }) };
  };
  return {
    parts(query) {
      const all = tokens(query);
      const divided = divide(all, true);
      const groups = (divided.length > 0 ? divided : divide(all, false)).slice(0, MOST_PARTS);
      const parts = groups.map((one, at) => part(one, at === groups.length - 1 && one.at(-1) === all.at(-1)));
      const telling = parts.filter((one, at) => one.ways.length > 0 && !(parts.length > 1 && isParticle(groups[at] ?? [])));
      return telling.some((one) => !one.minor) ? telling : groups.map((one) => literal(one, normaliser));
    },
  };
}

/** What stands between the words of a Japanese sentence. */
const isParticle = (said: readonly Token[]): boolean => said.length <= MOST_PARTICLE && said.every((one) => one.grammar);

/** A character alone beside a phrase is a part of its word: their pairs are looked for, not what else the phrase is called. */
function joined(groups: Token[][], group: Token[]): Token[][] {
  const before = groups.at(-1);
  const [first] = group;
  const near = first?.unspaced && before?.at(-1)?.unspaced && before.at(-1)?.next === first.start;
  const alone = [before ?? [], group].some((one) => one.length === 1 && !one[0]?.grammar);
  if (before === undefined || !near || !alone) return [...groups, group];
  return [...groups.slice(0, -1), [...before, ...group]];
}

/** A query of words that tell nothing is taken by its letters. */
function literal(said: readonly Token[], normaliser: Normaliser): Part {
  const word = normaliser.plain(said.map((one) => one.text).join(""));
  const ways = word.length < BEGINNING ? [] : [{ terms: [{ term: word, weight: 1 }], worth: 1 }];
  return { ways, word, minor: false, last: true };
}

const keyOf = (said: readonly Token[]): string => said.map((one) => one.key).join(" ");

function tokensOf(text: string, normaliser: Normaliser): Token[] {
  const { folded, grammar } = foldedWithKinds(text, normaliser);
  return normaliser.runs(folded).flatMap(({ text: run, start, unspaced }): Token[] => {
    if (!unspaced) {
      const key = normaliser.stem(run) || normaliser.plain(run);
      return [{ text: run, key, unspaced, grammar: false, start, next: start + run.length }];
    }
    let at = start;
    return Array.from(run, (one) => {
      const token = { text: one, key: one, unspaced, grammar: grammar.has(at), start: at, next: at + one.length };
      at = token.next;
      return token;
    });
  });
}

/** Folded text, and where in it hiragana stands: folding makes katakana look the same. */
function foldedWithKinds(text: string, normaliser: Normaliser): { folded: string; grammar: Set<number> } {
  let folded = "";
  const grammar = new Set<number>();
  for (const one of text.normalize("NFKC").toLowerCase()) {
    if (/[\u3041-\u309f]/u.test(one)) grammar.add(folded.length);
    folded += normaliser.fold(one);
  }
  return { folded, grammar };
}

/** Each word for itself, characters that stand together as one. */
function apart(loose: readonly Token[]): Token[][] {
  const found: Token[][] = [];
  for (const token of loose) {
    const before = found.at(-1)?.at(-1);
    if (token.unspaced && before?.unspaced && before.next === token.start) found.at(-1)?.push(token);
    else found.push([token]);
  }
  return found;
}

function termsOf(said: readonly Token[], normaliser: Normaliser): Weighted[] {
  const found = new Map<string, number>();
  for (const group of apart(said)) {
    for (const { term, weight } of groupTerms(group, normaliser)) found.set(term, Math.max(weight, found.get(term) ?? 0));
  }
  return [...found].map(([term, weight]) => ({ term, weight }));
}

function groupTerms(group: readonly Token[], normaliser: Normaliser): Weighted[] {
  const [only] = group;
  if (only === undefined) return [];
  if (!only.unspaced) {
    const terms = normaliser.terms({ text: only.text, start: 0, unspaced: false });
    if (terms.length === 0) return [{ term: normaliser.plain(only.text), weight: WEIGHT_OF_LITTLE }]; // the `in` of `sign in`
    return terms.map((term) => ({ term, weight: 1 / terms.length }));
  }
  if (group.length === 1) return [{ term: only.text, weight: 1 }];
  const all = group.every((one) => one.grammar);
  const text = group.map((one) => one.text).join("");
  const bridged = normaliser.bridged(text).map((term) => ({ term, weight: PAIR_WEIGHT.bridged }));
  const pairs = inPairs(text).slice(0, -1).map((term, at) => {
    const grammar = Number(group[at]?.grammar) + Number(group[at + 1]?.grammar);
    const weight = all || grammar === 0 ? PAIR_WEIGHT.content : grammar === 1 ? PAIR_WEIGHT.mixed : PAIR_WEIGHT.grammar;
    return { term, weight };
  });
  return [...pairs, ...bridged];
}
