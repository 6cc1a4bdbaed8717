import { describe, expect, it } from "vitest";

import { groupOf, sizes } from "../src/academy/search/groups.ts";
import { MOST_RECENT, type Recent, recentSearches } from "../src/academy/search/recent.ts";
import { followSearches, type Performed, type Search, SETTLED } from "../src/search/view/searches.ts";
import type { Store } from "../src/page/storage.ts";

describe("a search that is followed by another", () => {
  const search = (query: string, more: Partial<Search> = {}): Search => ({ query, results: 3, filters: {}, covered: 1, ...more });
  const EMPTY = search("", { results: 0 });

  /** What is reported of searches that are each shown so long, in milliseconds; then the dialog is closed. */
  function reported(...shown: (readonly [Search, number])[]): Performed[] {
    const reports: Performed[] = [];
    let time = 0;
    const searches = followSearches((one) => reports.push(one), () => time);
    for (const [one, long] of shown) {
      searches.shown(one);
      time += long;
    }
    searches.left();
    return reports;
  }

  it("was refined", () => {
    expect(reported([search("bill"), SETTLED], [search("invoice"), 0])).toEqual([
      { ...search("bill"), refined: true },
      search("invoice"),
    ]);
  });

  it("was refined although the field was empty between", () => {
    expect(reported([search("bill"), SETTLED], [EMPTY, 5000], [search("i"), 100], [search("invoice"), 0])).toEqual([
      { ...search("bill"), refined: true },
      search("invoice"),
    ]);
  });

  it("was not refined where the field stayed empty", () => {
    expect(reported([search("bill"), SETTLED], [EMPTY, 5000])).toEqual([search("bill")]);
  });

  it("was not refined where only the filters changed", () => {
    const narrowed = search("bill", { filters: { role: ["manager"] } });
    expect(reported([search("bill"), SETTLED], [narrowed, 0])).toEqual([search("bill"), narrowed]);
  });

  it("was not refined in an earlier opening of the dialog", () => {
    const reports: Performed[] = [];
    const searches = followSearches((one) => reports.push(one), () => 0);
    searches.shown(search("bill"));
    searches.left();
    searches.shown(search("invoice"));
    searches.opened("/a/");
    expect(reports).toEqual([search("bill"), { ...search("invoice"), chosen: "/a/" }]);
  });

  it("says in two decimals how much of it was found", () => {
    expect(reported([search("bill", { covered: 2 / 3 }), 0])).toEqual([search("bill", { covered: 0.67 })]);
  });
});

describe("recent searches", () => {
  function kept(): { texts: Map<string, string>; recent: Recent } {
    const texts = new Map<string, string>();
    const store: Store = {
      read: (key) => texts.get(key) ?? null,
      write: (key, text) => (texts.set(key, text), true),
      remove: (key) => void texts.delete(key),
    };
    return { texts, recent: recentSearches(store, { pathname: "/" }) };
  }

  it("are the last ones, each once, from the newest", () => {
    const { recent } = kept();
    for (let number = 0; number < MOST_RECENT + 3; number += 1) recent.keep(`query ${number}`);
    recent.keep("ＱＵＥＲＹ 9");
    expect(recent.all()).toHaveLength(MOST_RECENT);
    expect(recent.all().slice(0, 2)).toEqual(["ＱＵＥＲＹ 9", "query 10"]);
    expect(recent.all()).not.toContain("query 9");
  });

  it("complete what is typed, whatever its case and width", () => {
    const { recent } = kept();
    for (const query of ["refund", "CSV export", "csv"]) recent.keep(query);
    expect(recent.beginning("ｃｓｖ")).toEqual(["CSV export"]);
    expect(recent.beginning("export")).toEqual([]);
  });

  it("leave nothing behind", () => {
    const { recent, texts } = kept();
    recent.keep("refund");
    recent.forget("Refund");
    expect(texts.size).toBe(0);
    recent.keep("refund");
    recent.clear();
    expect(texts.size).toBe(0);
  });

  it("of a store that refuses are none", () => {
    const store: Store = { read: () => null, write: () => false, remove: () => undefined };
    const recent = recentSearches(store, { pathname: "/manual/" });
    recent.keep("refund");
    expect(recent.all()).toEqual([]);
  });
});

describe("the groups of results", () => {
  const kinds = ["how-to", "quiz", "tour", "tour", "faq", "", "guide", "a kind of one's own"];

  it("are the best three, then each kind, articles together", () => {
    expect(kinds.map(groupOf)).toEqual(["top", "top", "top", "tour", "article", "other", "article", "article"]);
  });

  it("are counted over all results", () => {
    expect(Object.fromEntries(sizes(kinds))).toEqual({ top: 3, tour: 1, article: 3, other: 1 });
  });
});
