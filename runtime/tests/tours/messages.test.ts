/** The words on a card and on the panels: every language says everything, with the same values in it. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

const FOLDER = path.resolve(import.meta.dirname, "../../messages");

type Catalogue = Record<string, string>;

const read = (file: string): Catalogue => JSON.parse(readFileSync(path.join(FOLDER, file), "utf8")) as Catalogue;
const values = (text = ""): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
const filesIn = (folder: string): string[] => readdirSync(path.join(FOLDER, folder)).filter((file) => file.endsWith(".json"));

describe.each(["", "debug/", "help/"])("messages/%s", (folder) => {
  const english = read(`${folder}en.json`);

  it("has the same languages as the card", () => {
    expect(filesIn(folder)).toEqual(filesIn(""));
  });

  describe.each(filesIn(folder))("%s", (file) => {
    const words = read(folder + file);

    it("says everything that English says, in the same order", () => {
      expect(Object.keys(words)).toEqual(Object.keys(english));
      expect(Object.values(words).every((text) => text.trim() !== "")).toBe(true);
    });

    it("has the same values in each sentence", () => {
      for (const [key, text] of Object.entries(words)) expect(values(text), key).toEqual(values(english[key]));
    });
  });
});

it.each(filesIn(""))("%s says in which direction it is read", (file) => {
  expect(read(file)["direction"]).toMatch(/^(ltr|rtl)$/);
});
