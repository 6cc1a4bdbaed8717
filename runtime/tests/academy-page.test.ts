import { afterEach, describe, expect, it, vi } from "vitest";

import { appended, LOG_KEY, LOG_LIMIT, makeEmit } from "../src/page/events.ts";
import { blockNodes, plainText, safeHref } from "../src/page/blocks.ts";
import { keeps, makeStore } from "../src/page/storage.ts";
import { openBook, PROGRESS_KEY, progressKey } from "../src/academy/book.ts";
import { mark, NO_PROGRESS } from "../src/academy/progress.ts";

const blocked = makeStore(() => {
  throw new DOMException("denied", "SecurityError");
});
const store = makeStore(() => localStorage);

afterEach(() => localStorage.clear());

describe("storage", () => {
  it("that is blocked neither throws nor pretends", () => {
    expect(blocked.read("a")).toBeNull();
    expect(blocked.write("a", "1")).toBe(false);
    expect(() => blocked.remove("a")).not.toThrow();
    expect(keeps(blocked)).toBe(false);
    expect(keeps(store)).toBe(true);
  });
});

describe("events", () => {
  it("go to the document and to the log", () => {
    const seen: unknown[] = [];
    document.addEventListener("guidewright", (event) => seen.push((event as CustomEvent).detail), { once: true });
    vi.useFakeTimers({ now: 0 });
    makeEmit(store)("quiz-started", { quiz: "q" });
    const entry = { version: 1, type: "quiz-started", at: "1970-01-01T00:00:00.000Z", quiz: "q" };
    vi.useRealTimers();
    expect(seen).toEqual([entry]);
    expect(JSON.parse(store.read(LOG_KEY) ?? "")).toEqual([entry]);
  });

  it("keep the log short, and begin it anew when it is corrupt", () => {
    const full = JSON.stringify(Array.from({ length: LOG_LIMIT }, (_, number) => ({ number })));
    const log = JSON.parse(appended(full, { number: "new" })) as { number: unknown }[];
    expect(log).toHaveLength(LOG_LIMIT);
    expect([log[0]?.number, log.at(-1)?.number]).toEqual([1, "new"]);
    for (const corrupt of ["{", "7", null]) expect(appended(corrupt, { a: 1 })).toBe('[{"a":1}]');
  });
});

describe("progress that is kept", () => {
  it("is there again, and its watchers are told", () => {
    const told: number[] = [];
    const book = openBook(store);
    const stop = book.watch((progress) => told.push(Object.keys(progress.items).length));
    expect(book.update((progress) => mark(progress, "article:a", "read", "2026-01-05"))).toBe(true);
    stop();
    book.update((progress) => mark(progress, "article:b", "read", "2026-01-05"));
    book.close();
    expect(told).toEqual([0, 1]);
    expect(Object.keys(openBook(store).progress.items)).toEqual(["article:a", "article:b"]);
  });

  it("is of its own site: another one below the same address has another key", () => {
    const top = openBook(store, progressKey({ pathname: "/" }));
    top.update((progress) => mark(progress, "article:a", "read", "2026-01-05"));
    expect(store.read(PROGRESS_KEY)).toContain("article:a");
    expect(openBook(store, progressKey({ pathname: "/manual/" })).progress).toEqual(NO_PROGRESS);
    top.close();
  });

  it("starts afresh over what nobody can read, and leaves alone what a later version wrote", () => {
    store.write(PROGRESS_KEY, "{{");
    expect(openBook(store).progress).toEqual(NO_PROGRESS);
    const later = '{"version":2,"items":{}}';
    store.write(PROGRESS_KEY, later);
    expect(openBook(store).update((progress) => mark(progress, "a", "read", "2026-01-05"))).toBe(false);
    expect(store.read(PROGRESS_KEY)).toBe(later);
  });
});

describe("author's text", () => {
  it("leads nowhere but to pages and mail", () => {
    expect(safeHref("../a/#b")).toBe("../a/#b");
    expect(safeHref("mailto:help@example.com")).toBe("mailto:help@example.com");
    for (const href of ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x", "http://[", undefined]) {
      expect(safeHref(href)).toBeUndefined();
    }
  });

  it("becomes elements of known kinds and text", () => {
    const nodes = blockNodes([
      { kind: "paragraph", children: [{ kind: "text", text: "<b>Press</b> " }, { kind: "label", text: "Approve" }] },
      { kind: "numbers", items: [[{ kind: "strong", children: [{ kind: "text", text: "one" }] }], [{ kind: "break" }]] },
    ]);
    expect(nodes.map((node) => node.outerHTML)).toEqual([
      '<p>&lt;b&gt;Press&lt;/b&gt; <span class="gw-label">Approve</span></p>',
      "<ol><li><strong>one</strong></li><li><br></li></ol>",
    ]);
    expect(plainText([{ kind: "bullets", items: [[{ kind: "code", text: "x" }]] }])).toBe("x");
  });
});
