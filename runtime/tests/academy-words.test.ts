// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import english from "../src/words/en.json";
import { candidates, type Catalogue, loadWords, makeWords, type Message } from "../src/page/words.ts";

const FOLDER = new URL("../src/words/", import.meta.url);
const LANGUAGES = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.replace(".json", ""));

const read = (language: string): Record<string, Message> =>
  JSON.parse(readFileSync(new URL(`${language}.json`, FOLDER), "utf8")) as Record<string, Message>;

const sentences = (message: Message | undefined): string[] =>
  typeof message === "string" ? [message] : Object.values(message ?? {});

const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

describe.each(LANGUAGES)("the words in %s", (language) => {
  const words = read(language);

  it("are complete", () => {
    expect(Object.keys(words)).toEqual(Object.keys(english));
  });

  it("fill the same places as the English ones", () => {
    for (const [key, message] of Object.entries(english as Record<string, Message>)) {
      const known = new Set(sentences(message).flatMap(places));
      for (const text of sentences(words[key])) expect(places(text).every((place) => known.has(place)), key).toBe(true);
      expect(new Set(sentences(words[key]).flatMap(places)), key).toEqual(known);
    }
  });

  it("have a sentence for every plural category of the language", () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(words)) {
      if (typeof message !== "string") expect(Object.keys(message).sort(), key).toEqual([...categories].sort());
    }
  });
});

describe("words", () => {
  it("are found by ever wider tags, and are English where there are none", async () => {
    expect(candidates("zh-Hant-TW")).toEqual(["zh-Hant-TW", "zh-Hant", "zh"]);
    expect(candidates("../secret")).toEqual([]);
    expect((await loadWords("ja-JP")).say("quiz.check")).toBe(read("ja")["quiz.check"]);
    for (const tag of ["xx", "", "../../contract", "en-GB"]) {
      expect((await loadWords(tag)).say("quiz.check")).toBe(english["quiz.check"]);
    }
  });

  it("choose the plural, print numbers as the language does and keep unknown places", () => {
    const words = makeWords("en", english as Catalogue);
    expect(words.say("search.results", { count: 1 })).toBe("1 result");
    expect(words.say("search.results", { count: 1234 })).toBe("1,234 results");
    expect(words.say("quiz.score", { right: 1 })).toBe("1 of {total} right");
    expect(words.percent(80)).toBe("80%");
  });

  it("fall back to English key by key", () => {
    expect(makeWords("fr", { "quiz.check": "Vérifier" }).say("quiz.next")).toBe(english["quiz.next"]);
  });
});
