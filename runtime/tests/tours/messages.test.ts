/** The words on a card: every language says everything, with the same values in it. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

const FOLDER = path.resolve(import.meta.dirname, "../../messages");

type Catalogue = Record<string, string>;

const read = (file: string): Catalogue => JSON.parse(readFileSync(path.join(FOLDER, file), "utf8")) as Catalogue;
const values = (text = ""): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
const english = read("en.json");

describe.each(readdirSync(FOLDER))("%s", (file) => {
  const words = read(file);

  it("says everything that English says, in the same order", () => {
    expect(Object.keys(words)).toEqual(Object.keys(english));
    expect(Object.values(words).every((text) => text.trim() !== "")).toBe(true);
    expect(words["direction"]).toMatch(/^(ltr|rtl)$/);
  });

  it("has the same values in each sentence", () => {
    for (const [key, text] of Object.entries(words)) expect(values(text), key).toEqual(values(english[key]));
  });
});
