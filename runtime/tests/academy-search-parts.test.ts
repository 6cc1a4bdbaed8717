import { afterEach, describe, expect, it, vi } from "vitest";

import { chooseParts, findParts, type State, without } from "../src/academy/search/parts.ts";

const STATE: State = {
  parts: { en: 3, ja: 1, "zh-cn": 1 },
  recent: ["ja", "zh-cn"],
  stale: { en_0a: { role: ["manager"] }, ja_0b: { role: ["administrator"], level: ["core"] }, "zh-cn_0c": {} },
};

describe("the parts of an index", () => {
  it("are those of the reader's language", () => {
    expect(chooseParts(STATE, "en")).toEqual({
      further: ["pagefind/part-2/", "pagefind/part-3/"],
      language: "en",
      stale: new Map([["en_0a", { role: ["manager"] }]]),
    });
    const japanese = chooseParts(STATE, "ja");
    expect(japanese.further).toEqual(["pagefind-recent/"]);
    expect([...japanese.stale.keys()]).toEqual(["ja_0b"]);
  });

  it.each([
    ["ja-JP", "ja"],
    ["zh-CN", "zh-cn"],
    ["ms", "en"],
    ["", "en"],
  ])("are, for %s, those that the main index falls back to: %s", (asked, known) => {
    expect(chooseParts(STATE, asked).language).toBe(known);
  });

  it("are one where the index says nothing of parts", () => {
    expect(chooseParts({ parts: {}, recent: [], stale: {} }, "en")).toEqual({
      further: [],
      language: undefined,
      stale: new Map(),
    });
  });
});

describe("the state of an index", () => {
  afterEach(() => vi.unstubAllGlobals());
  const answer = (response: Response | Error): void => {
    vi.stubGlobal("fetch", () => (response instanceof Error ? Promise.reject(response) : Promise.resolve(response)));
  };
  const root = new URL("http://site.test/help/");

  it("is read from the site", async () => {
    answer(Response.json(STATE));
    expect((await findParts(root, "ja")).further).toEqual(["pagefind-recent/"]);
  });

  it("may be missing", async () => {
    answer(new Response("", { status: 404 }));
    expect((await findParts(root, "ja")).further).toEqual([]);
  });

  it("is no guess when the network fails", async () => {
    answer(new TypeError("offline"));
    await expect(findParts(root, "ja")).rejects.toThrow("offline");
  });
});

describe("counts without pages that are out of date", () => {
  const counts = { role: { manager: 2, buyer: 1 }, level: { core: 3, start: 0 } };

  it("are fewer, and values without a page are gone", () => {
    expect(without(counts, [{ role: ["buyer", "manager"], topic: ["gone"] }])).toEqual({
      role: { manager: 1 },
      level: { core: 3 },
    });
  });

  it("keep the values that other pages of the site have", () => {
    const kept = { role: { buyer: 4 }, level: { start: 1 } };
    expect(without(counts, [{ role: ["buyer"] }], kept)).toEqual({
      role: { manager: 2, buyer: 0 },
      level: { core: 3, start: 0 },
    });
  });

  it("leave what they were made from as it was", () => {
    without(counts, [{ level: ["core"] }]);
    expect(counts.level.core).toBe(3);
  });
});
