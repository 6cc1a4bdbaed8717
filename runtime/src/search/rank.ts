/** Pages in the order of how well they answer a query: MiniSearch weighs terms, this weighs the parts of the query. */
import { type Corpus, type Postings, START, UNSPACED } from "./corpus.ts";
import type { Part, Way, Weighted } from "./query.ts";
import { spelledLike } from "./spelling.ts";
import { TermWeights } from "./term-weights.ts";

const BOOST = { title: 6, keywords: 7, headings: 1.5, text: 1 };
/** What a term is worth that is not the word itself: an unfinished one, one cut short, a likely correction. */
const WORTH = { unfinished: 0.85, beside: 0.35, cut: 0.8, mistyped: [1, 0.75, 0.5] };
/** How much it counts that a page's title has all parts, and that rare parts matter more than common ones. */
const TITLED = 1;
/** And that its title is made of little else. */
const FILLED = 1.5;
/** And that its title has every part: a rare keyword would be worth more. */
const ENTITLED = 1.5;
/** What all parts together come to, but for how they are added. */
const EVERY = 0.99;
const RARE = 0.2;
/** How much of a phrase that was not typed a page must have. */
const WHOLE = 0.8;
const MOST_UNFINISHED = 16;
const MOST_CORRECTIONS = 4;
/** Letters that an unfinished word may have too many, compared with the form in the index: `approva` and `approv`. */
const CUT = 3;
const SHORTEST = 3;
const SHORTEST_CUT = 5;

export interface Ranked {
  readonly page: number;
  readonly score: number;
  /** How much of the query the page has, 0 to 1. */
  readonly covered: number;
}

export interface Ranking {
  readonly pages: readonly Ranked[];
  /** Terms and words without spaces that were looked for, with the pages that have each, or may have it. */
  readonly terms: ReadonlyMap<string, number>;
}

/** Ranks the pages of a corpus by the parts of a query, from the best. */
export type Rank = (parts: readonly Part[]) => Promise<Ranking>;

export function ranker(corpus: Corpus): Rank {
  const weights = new TermWeights(corpus);
  return (parts) => rank(corpus, weights, parts);
}

async function rank(corpus: Corpus, weights: TermWeights, parts: readonly Part[]): Promise<Ranking> {
  const full = await Promise.all(parts.map((part) => completed(corpus, part)));
  const postings = await corpus.postings(full.flatMap((ways) => ways.flatMap((way) => way.terms.map((one) => one.term))));
  weights.learn(postings);
  const told = full.map((ways, at) => toldBy(corpus.size, ways, postings, parts[at]?.minor));
  const all = told.reduce((sum, one) => sum + one.weight, 0);
  const sums = new Map<number, { score: number; covered: number; titled: number; inTitle: number }>();
  for (const [at, ways] of full.entries()) {
    const part = told[at];
    if (part === undefined) continue;
    const weight = part.weight / all;
    for (const [page, { score, share, titled, inTitle }] of best(weights, ways, part)) {
      const sum = sums.get(page) ?? { score: 0, covered: 0, titled: 0, inTitle: 0 };
      sum.score += score;
      sum.covered += share * weight;
      sum.titled += titled * weight;
      sum.inTitle += inTitle;
      sums.set(page, sum);
    }
  }
  const pages = [...sums].map(([page, { score, covered, titled, inTitle }]) => {
    const filled = inTitle / Math.max(inTitle, corpus.lengths(page)[0] ?? 1, 1);
    const entitled = full.length > 1 && titled > EVERY ? ENTITLED : 1;
    return { page, covered, score: score * covered * (1 + titled * (TITLED + FILLED * filled)) * entitled };
  });
  pages.sort((a, b) => b.score - a.score || a.page - b.page);
  return { pages, terms: new Map(full.flat().flatMap((way) => marked(way, postings))) };
}

/** What of a way is marked on pages. Words of a phrase that stands for what was typed mean nothing one by one, and the
 *  pairs of a word without spaces only all together. */
function marked({ terms, worth }: Way, postings: ReadonlyMap<string, Postings>): [string, number][] {
  const known = terms.flatMap(({ term }): [string, number][] => (postings.has(term) ? [[term, postings.get(term)?.size ?? 0]] : []));
  if (worth === 1 || terms.length === 1) return known;
  if (known.length < terms.length || !terms.every((one) => one.term >= UNSPACED)) return [];
  const word = terms.reduce((text, { term }) => {
    const [first = "", second = ""] = term;
    return text === "" ? term : text.endsWith(first) ? text + second : text;
  }, "");
  return [[word, Math.min(...known.map(([, size]) => size))]];
}

/** The ways of a part, with those that the index itself suggests. */
async function completed(corpus: Corpus, part: Part): Promise<Way[]> {
  const ways = [...part.ways];
  const { word } = part;
  if (word === undefined || word === "") return part.last ? [...ways, ...(await lastCharacter(corpus, ways))] : ways;
  const stem = corpus.normaliser.stem(word) || word;
  const exact = await corpus.postings([stem]);
  const known = exact.has(stem);
  if (Array.from(word).length < SHORTEST) {
    if (part.last) ways.push(way(`${START}${word}`, known ? WORTH.beside : WORTH.unfinished));
    return ways;
  }
  const longer = part.last || !known ? await unfinished(corpus, [...new Set([word, stem])]) : [];
  for (const term of longer) if (term !== stem) ways.push(way(term, known ? WORTH.beside : WORTH.unfinished));
  if (known || longer.length > 0) return ways;
  const cut = await cutShort(corpus, word);
  if (cut !== undefined) return [...ways, way(cut, WORTH.cut)];
  const corrections = spelledLike(stem, await corpus.words(stem)).slice(0, MOST_CORRECTIONS);
  return [...ways, ...corrections.map(({ word: term, distance }) => way(term, WORTH.mistyped[distance] ?? 0.5))];
}

/** What having a part tells: the fewer pages have it in one way or another, the more. */
function toldBy(pages: number, ways: readonly Way[], postings: ReadonlyMap<string, Postings>, minor = false): Told {
  const tells = (found: number): number => Math.log(1 + (pages - found + 0.5) / (found + 0.5));
  const any = new Set<number>();
  const each = ways.map(({ terms }) => {
    const known = terms.filter((one) => postings.has(one.term));
    if (known.length === terms.length) for (const page of withAll(known, postings)) any.add(page);
    const sum = known.reduce((total, { term, weight }) => total + weight * tells(postings.get(term)?.size ?? 0), 0);
    return known.length === 0 ? 0 : sum / weigh(known);
  });
  const all = any.size > 0 ? tells(any.size) : each[0] || tells(pages / 4);
  return { weight: minor ? 0 : Math.max(0.1, all) ** RARE, ways: each.map((one) => (one > all ? all / one : 1)) };
}

interface Told {
  readonly weight: number;
  /** What of a way's score is left: a rare word for something common tells no more than the common one. */
  readonly ways: readonly number[];
}

/** The pages that have all terms. */
function withAll(terms: readonly Weighted[], postings: ReadonlyMap<string, Postings>): number[] {
  const found = terms.map((one) => postings.get(one.term) ?? new Map<number, never>());
  const [fewest, ...others] = found.sort((a, b) => a.size - b.size);
  return [...(fewest?.keys() ?? [])].filter((page) => others.every((one) => one.has(page)));
}

const way = (term: string, worth: number): Way => ({ terms: [{ term, weight: 1 }], worth });

/** A single character without spaces begins the terms that it is a part of. */
async function lastCharacter(corpus: Corpus, ways: readonly Way[]): Promise<Way[]> {
  const [only, ...others] = ways[0]?.terms ?? [];
  if (only === undefined || others.length > 0 || Array.from(only.term).length > 1) return [];
  const longer = await unfinished(corpus, [only.term]);
  return longer.map((term) => way(term, WORTH.unfinished));
}

async function unfinished(corpus: Corpus, starts: readonly string[]): Promise<string[]> {
  const found = new Map<string, number>();
  for (const terms of await Promise.all(starts.map((start) => corpus.beginning(start))))
    for (const [term, pages] of terms) found.set(term, pages);
  return [...found]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, MOST_UNFINISHED)
    .map(([term]) => term);
}

async function cutShort(corpus: Corpus, word: string): Promise<string | undefined> {
  const cuts = Array.from({ length: CUT }, (_, at) => word.slice(0, -1 - at)).filter((one) => one.length >= SHORTEST_CUT);
  const found = await corpus.postings(cuts);
  return cuts.find((one) => found.has(one));
}

interface Answer {
  readonly score: number;
  /** How much of the way's weight the page has. */
  readonly share: number;
  readonly titled: number;
  /** How many of its terms the page's title has. */
  readonly inTitle: number;
}

/** Each page's best way to have a part. */
function best(weights: TermWeights, ways: readonly Way[], told: Told): Map<number, Answer> {
  const found = new Map<number, Answer>();
  for (const [at, { terms, worth }] of ways.entries()) {
    const left = told.ways[at] ?? 1;
    const all = terms.reduce((sum, one) => sum + one.weight, 0);
    for (const result of weights.search({ combineWith: "OR", queries: terms.map(asked) })) {
      const there = terms.filter((one) => Object.hasOwn(result.match, one.term));
      const share = weigh(there) / all;
      if (worth < 1 && share < WHOLE) continue; // half a phrase that stands for what was typed is another word
      const entitled = there.filter((one) => result.match[one.term]?.includes("title"));
      const titled = weigh(entitled) / all;
      const answer = { score: result.score * worth * share * left, share: share * Math.sqrt(worth), titled: titled * worth, inTitle: entitled.length };
      if (answer.score > (found.get(result.id)?.score ?? 0)) found.set(result.id, answer);
    }
  }
  return found;
}

const weigh = (terms: readonly Weighted[]): number => terms.reduce((sum, one) => sum + one.weight, 0);

const asked = ({ term, weight }: Weighted) => ({ queries: [term], boost: BOOST, boostTerm: () => weight });
