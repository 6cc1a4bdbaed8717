import { describe, expect, it } from "vitest";

import { MANIFEST_LIMIT, readManifest, tourFile } from "../../src/core/manifest.ts";
import { pageOf, routeTo } from "../../src/core/pages.ts";
import { step, tour } from "./material.ts";

const GOOD = {
  version: 1,
  release: "1",
  site: "../",
  languages: ["en"],
  player: { file: "player.js", integrity: "sha256-x" },
  tours: [{ id: "a", roles: [], trigger: { on: "manual" }, frequency: "once", priority: 0, languages: { en: "sha256-y" } }],
};

const reasonOf = (text: string): unknown => {
  try {
    readManifest(text);
    return "none";
  } catch (error) {
    return (error as { reason: string }).reason;
  }
};

describe("readManifest", () => {
  it("reads a manifest, and lets it say more than it knows", () => {
    expect(readManifest(JSON.stringify({ ...GOOD, more: 1 }))).toMatchObject(GOOD);
  });

  it.each([
    ["", "json"],
    ["{", "json"],
    ["<!doctype html>", "json"],
    ["null", "version"],
    ["7", "version"],
    ["[]", "version"],
    [JSON.stringify({ ...GOOD, version: 2 }), "version"],
    [JSON.stringify({ ...GOOD, site: 7 }), "shape"],
    [JSON.stringify({ ...GOOD, languages: null }), "shape"],
    [JSON.stringify({ ...GOOD, player: undefined }), "shape"],
    [JSON.stringify({ ...GOOD, tours: {} }), "shape"],
    [JSON.stringify({ ...GOOD, tours: [null] }), "shape"],
    [JSON.stringify({ ...GOOD, tours: [{ ...GOOD.tours[0], trigger: null }] }), "shape"],
    [JSON.stringify({ ...GOOD, tours: [{ ...GOOD.tours[0], trigger: { on: "url", url: 7 } }] }), "shape"],
    [JSON.stringify({ ...GOOD, tours: [{ ...GOOD.tours[0], languages: { en: 7 } }] }), "shape"],
    [" ".repeat(MANIFEST_LIMIT + 1), "length"],
  ])("refuses %.60s: %s", (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });
});

it("knows where a tour's file is by its hash", () => {
  expect(tourFile("first-steps", "ja", "sha256-a+b/cdefghij=")).toBe("ja/first-steps.a-b_cdefgh.json");
});

describe("pages", () => {
  const steps = { ...tour(step("a"), step("b", { page: "#/b*" }), step("c", { page: "#/c" }), step("d")), start: "#/b/1" };
  const at = (index: number, start?: string) => ({ index, start });

  it("are the tour's start at first, and then the step's own", () => {
    expect([0, 1, 2, 3, 4].map((index) => pageOf(at(index), steps))).toEqual([undefined, "#/b*", "#/c", undefined, undefined]);
    expect(pageOf(at(1, "#/b/1"), steps)).toBe("#/b/1");
  });

  it("can be gone to when they are one page, or the start is one of them", () => {
    expect([0, 1, 2, 3].map((index) => routeTo(at(index), steps))).toEqual([undefined, "#/b/1", "#/c", undefined]);
    expect(routeTo(at(0, "#/b/1"), steps)).toBe("#/b/1");
    const { start: _none, ...elsewhere } = steps;
    expect(routeTo(at(1), elsewhere)).toBeUndefined();
    expect(routeTo(at(0, "https://elsewhere.example.com"), { ...steps, start: "https://elsewhere.example.com" })).toBeUndefined();
  });
});
