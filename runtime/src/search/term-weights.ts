/** MiniSearch over the terms that were asked for: those of other queries change nothing about what a query finds. */
import MiniSearch from "minisearch";

import { type Corpus, FIELDS, type Postings, timesOf } from "./corpus.ts";

const BM25 = { k: 1.2, b: 0.7, d: 0.5 };

/** What there is to know of all pages is read once; terms are added as they are asked for. */
export class TermWeights extends MiniSearch {
  constructor(corpus: Corpus) {
    super({ fields: [...FIELDS], tokenize: (text) => [text], processTerm: (term) => term, searchOptions: { bm25: BM25 } });
    const sums: number[] = FIELDS.map(() => 0);
    for (let page = 0; page < corpus.size; page += 1) {
      if (!corpus.stands(page)) continue;
      const lengths = [...corpus.lengths(page)];
      this._documentIds.set(page, page);
      this._fieldLength.set(page, lengths);
      for (const at of sums.keys()) sums[at] = (sums[at] ?? 0) + (lengths[at] ?? 0);
    }
    this._documentCount = this._documentIds.size;
    this._avgFieldLength = sums.map((sum) => sum / Math.max(this._documentCount, 1));
  }

  /** Takes in those of the terms that it does not know yet. */
  learn(postings: ReadonlyMap<string, Postings>): void {
    for (const [term, pages] of postings) if (!this._index.has(term)) this._index.set(term, byField(pages));
  }
}

/** How often a term stands in pages, by number of the field, which is that of `FIELDS`. */
function byField(pages: Postings): Map<number, Map<number, number>> {
  const fields = new Map<number, Map<number, number>>();
  for (const [page, packed] of pages) {
    for (const [field, times] of timesOf(packed).entries()) {
      if (times === 0) continue;
      const there = fields.get(field) ?? new Map<number, number>();
      fields.set(field, there.set(page, times));
    }
  }
  return fields;
}
