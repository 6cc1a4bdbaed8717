import { describe, expect, it } from "vitest";

import { followSearches, type Performed, SETTLED } from "../src/search/view/searches.ts";
import { normaliserOf } from "../src/search/normalise.ts";
import { passages, type Piece } from "../src/search/passages.ts";
import { LONGEST_QUERY, tidied } from "../src/search/query.ts";
import { mistakes, spelledLike } from "../src/search/spelling.ts";

/** Pieces as one text, what is marked in brackets. */
const marked = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");

describe("a passage", () => {
  const shown = (language: string, text: string, terms: readonly string[], title = "Title") =>
    passages(
      { url: "/a/", title, sections: [["", "", text]] },
      normaliserOf(language),
      new Map(terms.map((term) => [term, 1])),
      10,
    );

  it("has the words marked that were looked for, as the page writes them", () => {
    const hit = shown("en", "How to approve an invoice. Invoices are APPROVED.", ["approv", "invoic"], "Invoice");
    expect(marked(hit.excerpt)).toBe("How to [approve] an [invoice]. [Invoices] are [APPROVED].");
    expect(marked(hit.title)).toBe("[Invoice]");
  });

  it("has parts of a text without spaces marked, whatever the width of its characters", () => {
    expect(marked(shown("ja", "請求書を承認する", ["承認"]).excerpt)).toBe("請求書を[承認]する");
    expect(marked(shown("ja", "ﾜｰｸﾌﾛｰを作る", ["わく", "くふ", "ふろ"]).excerpt)).toMatch(/^\[ﾜｰｸﾌﾛｰ?\]ー?を作る$/);
  });

  it("keeps every tag as the text it is", () => {
    const hit = shown("en", '<img src=x onerror="boom()"> a <script> & an entity: &lt;', ["script"]);
    expect(marked(hit.excerpt)).toBe('<img src=x onerror="boom()"> a <[script]> & an entity: &lt;');
  });

  it("is cut from a long text where most of the words are", () => {
    const text = `${"Words of no use. ".repeat(40)}The approver has an invoice here. ${"And no more. ".repeat(40)}`;
    const excerpt = marked(shown("en", text, ["approv", "invoic"]).excerpt);
    expect(excerpt).toMatch(/^….*\[approver\] has an \[invoice\].*…$/);
    expect(excerpt.length).toBeLessThan(200);
  });

  it("is a section with its own address, the best first", () => {
    const hit = passages(
      {
        url: "/a/",
        title: "Title",
        sections: [["", "", "Nothing."], ["one", "One", "An invoice."], ["zwei&", "Invoice", "An invoice, an approver."]],
      },
      normaliserOf("en"),
      new Map([["invoic", 2], ["approv", 1]]),
      10,
    );
    expect(hit.sections.map((one) => one.url)).toEqual(["/a/#zwei%26"]);
    expect(marked(hit.sections[0]?.title ?? [])).toBe("[Invoice]");
  });

  it("loses nothing of a text, whatever is marked", () => {
    const text = "ＡＢＣ ﬁne İstanbul é e\u0301 \ud800 𠮷野家 ㍿";
    const hit = shown("en", text, ["abc", "fin", "istanbul", "e", "野家"]);
    expect(hit.excerpt.map((piece) => piece.text).join("")).toBe(text);
  });
});

describe("a query", () => {
  it("is brought to one form and one length", () => {
    expect(tidied("  ＣＳＶ　ｅｘｐｏｒｔ\n\u0000 ")).toBe("CSV export");
    expect(tidied("ｶﾞｲﾄﾞ")).toBe("ガイド");
    expect([...tidied("😀".repeat(500))]).toHaveLength(LONGEST_QUERY);
  });
});

describe("a mistyped word", () => {
  it("has as many mistakes as it takes to mend it", () => {
    expect(mistakes("approve", "aprove", 2)).toMatchObject({ distance: 1, rest: 0 });
    expect(mistakes("approve", "appvore", 2)).toMatchObject({ distance: 2 });
    expect(mistakes("invoice", "inovice", 2)).toMatchObject({ distance: 1 });
    expect(mistakes("invoice", "supplier", 2).distance).toBeGreaterThan(2);
  });

  it("is likest to the word with fewest mistakes, then to the one on most pages", () => {
    const known = new Map([["report", 3], ["resort", 9], ["record", 5]]);
    expect(spelledLike("repotr", known).map((one) => one.word)).toEqual(["report"]);
    expect(spelledLike("rexort", known).map((one) => one.word)).toEqual(["resort", "report"]);
    expect(spelledLike("abc", new Map([["abd", 1]]))).toEqual([]);
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
    expect(reports).toEqual([{ ...search("app"), refined: true }]);
    searches.left();
    expect(reports).toEqual([{ ...search("app"), refined: true }, search("invoice", 0)]);
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
