import { describe, expect, it } from "vitest";

import { LONGEST_QUERY, normalised } from "../src/academy/search/engine.ts";
import { decodeEntities, pieces } from "../src/academy/search/excerpt.ts";
import { followSearches, type Performed, SETTLED } from "../src/academy/search/searches.ts";

describe("an excerpt", () => {
  it("becomes marked and plain pieces", () => {
    expect(pieces("how to <mark>approve</mark> an <mark>invoice</mark>")).toEqual([
      { text: "how to ", marked: false },
      { text: "approve", marked: true },
      { text: " an ", marked: false },
      { text: "invoice", marked: true },
    ]);
  });

  it("keeps every other tag as the text it is", () => {
    expect(pieces('<img src=x onerror="boom()"> <mark><script></mark>')).toEqual([
      { text: '<img src=x onerror="boom()"> ', marked: false },
      { text: "<script>", marked: true },
    ]);
  });

  it("decodes entities once", () => {
    expect(decodeEntities("a &lt; b &amp;&amp; &quot;c&quot; &#39;d&#x27; &amp;lt; &nope; &#0; &#99999999;")).toBe(
      "a < b && \"c\" 'd' &lt; &nope; &#0; &#99999999;",
    );
  });
});

describe("a query", () => {
  it("is brought to one form and one length", () => {
    expect(normalised("  ＣＳＶ　ｅｘｐｏｒｔ\n\u0000 ")).toBe("CSV export");
    expect(normalised("ｶﾞｲﾄﾞ")).toBe("ガイド");
    expect([...normalised("😀".repeat(500))]).toHaveLength(LONGEST_QUERY);
  });
});

describe("searches performed", () => {
  function follow(): { reports: Performed[]; at: (time: number) => void; searches: ReturnType<typeof followSearches> } {
    const reports: Performed[] = [];
    let time = 0;
    return { reports, at: (now) => (time = now), searches: followSearches((one) => reports.push(one), () => time) };
  }
  const search = (query: string, results = 3) => ({ query, results, filters: {}, covered: 1 });

  it("are those a reader stopped at, not the letters on the way", () => {
    const { reports, at, searches } = follow();
    for (const [index, query] of ["a", "ap", "app"].entries()) (at(index * 200), searches.shown(search(query)));
    at(400 + SETTLED);
    searches.shown(search("invoice", 0));
    expect(reports).toEqual([search("app")]);
    searches.left();
    expect(reports).toEqual([search("app"), search("invoice", 0)]);
    searches.left();
    expect(reports).toHaveLength(2);
  });

  it("say which page was opened", () => {
    const { reports, searches } = follow();
    searches.shown(search("app"));
    searches.opened("/a/");
    searches.left();
    expect(reports).toEqual([{ ...search("app"), chosen: "/a/" }]);
  });

  it("do not count an emptied field or the same search twice", () => {
    const { reports, at, searches } = follow();
    searches.shown(search("app"));
    at(9000);
    searches.shown(search("app"));
    searches.shown(search(""));
    searches.left();
    expect(reports).toEqual([search("app")]);
  });
});
