import { describe, expect, it } from "vitest";

import { beginning, isFresh, progressKey, readRecords, RESUME_WITHIN, type TourRecord } from "../../src/core/progress.ts";
import { step, tour } from "./material.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");

const record = (more: Partial<TourRecord> = {}): TourRecord => ({
  state: "running", step: "b", at: new Date(NOW).toISOString(), seen: [], path: ["a"], ...more,
});

describe("readRecords", () => {
  it("reads what was stored", () => {
    expect(readRecords({ version: 1, tours: { one: record() } })).toEqual({ one: record() });
  });

  it.each([undefined, {}, { version: 1 }, { version: 1, tours: null }, { version: 1, tours: 7 }, { tours: true }])(
    "%j holds nothing",
    (stored) => {
      expect({ ...readRecords(stored) }).toEqual({});
    },
  );

  it("may hold anything, which is then not taken up", () => {
    const tours = { a: null, b: 7, c: { state: "unknown" }, d: [], e: { state: "running", at: 7 } };
    const records = readRecords({ version: 1, tours }) ?? {};
    expect(Object.values(records).map((one) => isFresh(one, NOW))).toEqual([false, false, false, false, false]);
  });

  it("does not touch what a later version stored", () => {
    expect(readRecords({ version: 2, tours: {} })).toBeUndefined();
  });
});

describe("isFresh", () => {
  it("takes up what was left a short time ago", () => {
    expect(isFresh(record(), NOW + 1000)).toBe(true);
    expect(isFresh(record(), NOW + RESUME_WITHIN)).toBe(false);
  });

  it.each([record({ state: "done" }), record({ state: "exited" }), record({ at: "soon" }), undefined])("does not take up %j", (one) => {
    expect(isFresh(one, NOW)).toBe(false);
  });

  it("does not trust a clock that was set back", () => {
    expect(isFresh(record(), NOW - 1)).toBe(false);
  });
});

describe("beginning", () => {
  const steps = { ...tour(step("a"), step("b"), step("c"), step("d")), start: "#/start" };

  it.each([
    [undefined, 0, []],
    [record(), 1, [0]],
    [record({ step: "d", path: ["a", "c"] }), 3, [0, 2]],
    [record({ step: "gone", path: ["a", "b"] }), 2, [0, 1]],
    [record({ step: "gone", path: ["gone too", "a"] }), 1, [0]],
    [record({ step: "gone", path: ["a", "d"] }), 3, [0, 3]],
    [record({ step: "gone", path: [] }), 0, []],
    [{ step: "c" }, 2, [0, 1]],
    [{ step: "gone" }, 0, []],
    [{ step: "b", path: 7 as unknown as string[] }, 1, []],
  ])("%j", (one, index, path) => {
    expect(beginning(steps, one)).toEqual({ index, path, start: undefined });
  });
});

it("begins at the tour's start when somebody asked for it, and here when it was offered", () => {
  const steps = { ...tour(step("a"), step("b")), start: "#/start" };
  expect(beginning(steps, { step: "" })).toEqual({ index: 0, path: [], start: "#/start" });
  expect(beginning(steps, record({ step: "", path: [] }))).toEqual({ index: 0, path: [], start: "#/start" });
  expect(beginning(steps, undefined)).toEqual({ index: 0, path: [], start: undefined });
  expect(beginning(tour(step("a")), { step: "" }).start).toBeUndefined();
});

it("keeps each person's progress under a key of their own", () => {
  expect(progressKey("user-1")).toBe("guidewright:user-1");
  expect(progressKey("")).toBe("guidewright:anonymous");
});
