/** Words that are spelled nearly so: a letter more, less, another one, or two changed places. Pure. */

export interface Correction {
  readonly word: string;
  readonly distance: number;
}

/** Mistakes that a word of so many letters may have. */
const mostMistakes = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** Letters that an ending may have which the form in the index lacks. */
const ENDING = 4;
/** What each of them costs, in mistakes. */
const LEFT_OVER = 0.35;

/** The likeliest first: fewest mistakes, the first letter right, least left over at the end, on most pages. */
export function spelledLike(word: string, known: ReadonlyMap<string, number>): Correction[] {
  const most = mostMistakes(word.length);
  const found: (Correction & { rest: number; pages: number })[] = [];
  for (const [other, pages] of known) {
    if (other.length > word.length + most || other.length < word.length - most - ENDING) continue;
    const { distance, rest } = mistakes(other, word, most);
    if (distance <= most) found.push({ word: other, distance, rest, pages });
  }
  const first = (one: Correction): number => Number(one.word[0] !== word[0]);
  const cost = (one: (typeof found)[number]): number => one.distance + 0.3 * first(one) + LEFT_OVER * one.rest;
  found.sort((a, b) => cost(a) - cost(b) || b.pages - a.pages || (a.word < b.word ? -1 : 1));
  const [best] = found;
  return best === undefined ? [] : found.filter((one) => cost(one) < cost(best) + 0.35);
}

/**
 * Optimal string alignment distance, which counts a transposition as one, between a word of the index and the typed one
 * or a beginning of it, with the number of letters left over; above `most` any number above it.
 */
export function mistakes(word: string, typed: string, most: number): { distance: number; rest: number } {
  let older: number[] = [];
  let before = Array.from({ length: typed.length + 1 }, (_, at) => at);
  for (let i = 1; i <= word.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= typed.length; j += 1) {
      const same = word[i - 1] === typed[j - 1];
      let least = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && word[i - 1] === typed[j - 2] && word[i - 2] === typed[j - 1])
        least = Math.min(least, (older[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return { distance: most + 1, rest: 0 };
    older = before;
    before = row;
  }
  const rests = Array.from({ length: Math.min(ENDING, typed.length) + 1 }, (_, rest) => rest);
  const ends = rests.map((rest) => ({ distance: before[typed.length - rest] ?? most + 1, rest }));
  return ends.reduce((a, b) => (b.distance + LEFT_OVER * b.rest < a.distance + LEFT_OVER * a.rest ? b : a));
}
