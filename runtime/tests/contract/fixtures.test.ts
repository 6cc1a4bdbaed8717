/** The page's own reading of tours, manifest and quizzes, on the fixtures that pytest holds the published schemas to. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it, vi } from "vitest";

import { readManifest } from "../../src/core/manifest.ts";
import { parseQuiz } from "../../src/quiz/parse.ts";
import { type Order, prepare } from "../../src/tours/player.ts";

const FIXTURES = path.resolve(import.meta.dirname, "../../../tests/contract/fixtures");
/** Whether the page takes what is in a folder. */
const ACCEPTED: Readonly<Record<string, boolean>> = { valid: true, invalid: false, strict: true, meaning: false };

const order = (tour: unknown): Order => ({
  tour,
  site: "https://academy.example.com/",
  record: undefined,
  loadJson: async () => ({}),
  loadModule: async () => ({}),
  emit: () => undefined,
  save: () => undefined,
  ended: () => undefined,
});

/** Throws, rejects or gives nothing for what the page cannot use. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  manifest: readManifest,
  quiz: parseQuiz,
  tour: (text) => prepare(order(JSON.parse(text))),
};

async function takes(kind: string, text: string): Promise<boolean> {
  try {
    return (await READERS[kind]?.(text)) !== undefined;
  } catch (error) {
    expect(error, "an error with a reason of one word").toMatchObject({ reason: expect.stringMatching(/^[a-z]+$/) });
    return false;
  }
}

const names = (...parts: string[]): string[] => readdirSync(path.join(FIXTURES, ...parts)).sort();

// happy-dom knows no popovers, without which the player says that the browser is too old.
beforeAll(() => {
  HTMLElement.prototype.showPopover ??= vi.fn();
  HTMLElement.prototype.hidePopover ??= vi.fn();
});

describe.each(Object.keys(READERS))("%s", (kind) => {
  describe.each(names(kind))("%s", (group) => {
    it.each(names(kind, group))("%s", async (name) => {
      const text = readFileSync(path.join(FIXTURES, kind, group, name), "utf8");
      expect(await takes(kind, text)).toBe(ACCEPTED[group]);
    });
  });
});

it("takes no text that is not JSON", async () => {
  for (const text of ["", "{", "<!doctype html>"]) {
    expect(await takes("manifest", text)).toBe(false);
    expect(await takes("quiz", text)).toBe(false);
  }
});
