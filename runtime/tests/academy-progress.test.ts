import { describe, expect, it } from "vitest";

import { decodeProgress, mark, merge, NO_PROGRESS, type Progress, stateOf, tally, tick, ticked } from "../src/academy/progress.ts";
import { decodeTransfer, encodeTransfer, LARGEST_FILE } from "../src/academy/transfer.ts";

const EARLY = "2026-01-05T08:00:00.000Z";
const LATE = "2026-03-09T17:30:00.000Z";
const visit = { item: "article:a", path: "articles/a/", title: "A", at: EARLY };

describe("marks", () => {
  it("only ever rise", () => {
    const read = mark(NO_PROGRESS, "article:a", "read", EARLY);
    const done = mark(read, "article:a", "done", LATE);
    expect(done.items["article:a"]).toEqual({ state: "done", at: LATE });
    expect(mark(done, "article:a", "read", LATE)).toBe(done);
    expect(mark(read, "article:a", "read", LATE)).toBe(read);
  });

  it("are counted once for each item", () => {
    const progress = mark(mark(NO_PROGRESS, "a", "read", EARLY), "b", "done", EARLY);
    expect(tally(progress, ["a", "b", "c", "a"])).toEqual({ done: 2, total: 3 });
    expect(stateOf(progress, "toString")).toBeUndefined();
  });
});

describe("merging", () => {
  it("takes the higher state, the earlier date and the later visit", () => {
    const mine: Progress = { version: 1, items: { a: { state: "read", at: LATE }, b: { state: "done", at: LATE } }, last: visit };
    const other: Progress = {
      version: 1,
      items: { a: { state: "read", at: EARLY }, b: { state: "read", at: EARLY }, c: { state: "done", at: EARLY } },
      last: { ...visit, item: "article:b", at: LATE },
    };
    const both = merge(mine, other);
    expect(both.items).toEqual({ a: other.items["a"], b: mine.items["b"], c: other.items["c"] });
    expect(both.last?.item).toBe("article:b");
    expect(merge(NO_PROGRESS, NO_PROGRESS)).toEqual(NO_PROGRESS);
  });
});

describe("ticks", () => {
  it("are set and taken away, and leave nothing behind", () => {
    const one = tick(NO_PROGRESS, "article:a", "x", true);
    expect(ticked(tick(one, "article:a", "x", true), "article:a")).toEqual(["x"]);
    expect(ticked(tick(one, "article:a", "y", true), "article:a")).toEqual(["x", "y"]);
    expect(tick(one, "article:a", "x", false)).toEqual(NO_PROGRESS);
    expect(ticked(one, "toString")).toEqual([]);
  });

  it("of both are kept when progress is merged", () => {
    const mine = tick(tick(NO_PROGRESS, "a", "x", true), "b", "y", true);
    const other = tick(tick(NO_PROGRESS, "a", "z", true), "a", "x", true);
    expect(merge(mine, other).ticks).toEqual({ a: ["x", "z"], b: ["y"] });
  });

  it("are believed only as lists of texts", () => {
    const ticks = { a: ["x", 3, null], b: "y", c: [4], d: [] };
    expect(decodeProgress({ version: 1, items: {}, ticks })).toEqual({ version: 1, items: {}, ticks: { a: ["x"] } });
    expect(decodeProgress({ version: 1, items: {}, ticks: [] })).toEqual(NO_PROGRESS);
  });
});

describe("decoding", () => {
  it("keeps what makes sense and leaves out the rest", () => {
    const items = { a: { state: "read", at: EARLY, more: 1 }, b: { state: "seen", at: EARLY }, c: { state: "done", at: "soon" }, d: 4 };
    expect(decodeProgress({ version: 1, items, last: visit })).toEqual({
      version: 1,
      items: { a: { state: "read", at: EARLY } },
      last: visit,
    });
  });

  it.each([[null], [7], [{}], [{ version: 2, items: {} }], [{ version: 1, items: [] }]])("refuses %j", (value) => {
    expect(decodeProgress(value)).toBeUndefined();
  });

  it.each(["//elsewhere.example/", "/rooted", "javascript:alert(1)", "https://elsewhere.example/", "../up", "a/../../up", "\\\\host"])(
    "drops a visit whose path %s leaves the site",
    (path) => {
      expect(decodeProgress({ version: 1, items: {}, last: { ...visit, path } })).toEqual(NO_PROGRESS);
    },
  );
});

describe("the file", () => {
  const progress = mark(NO_PROGRESS, "quiz:q", "done", EARLY);

  it("brings back what was saved", () => {
    expect(decodeTransfer(encodeTransfer({ progress, role: "manager" }, LATE))).toEqual({ progress, role: "manager" });
    expect(decodeTransfer(`\ufeff${encodeTransfer({ progress }, LATE)}`)).toEqual({ progress });
  });

  it.each(["", "[]", "{}", '{"kind":"guidewright-progress","version":2,"progress":{}}', `"${"x".repeat(LARGEST_FILE)}"`])(
    "is refused when it is something else",
    (text) => {
      expect(decodeTransfer(text)).toBeUndefined();
    },
  );
});
