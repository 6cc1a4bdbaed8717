/** The panel's words, in the first of the browser's languages that there are words in; else English. */
import languages from "lazy:messages/debug/*.json";
import english from "../../messages/debug/en.json";
import { pickLanguage } from "../core/language.ts";
import { loadJson } from "../dom/load.ts";
import { fill } from "../page/fill.ts";

export type Word = keyof typeof english;
export type Values = Readonly<Record<string, string | number>>;
export type Say = (word: Word, values?: Values) => string;

export interface Words {
  readonly language: string;
  readonly say: Say;
}

export async function loadWords(wanted: readonly string[]): Promise<Words> {
  const found = wanted.map((one) => pickLanguage(one, ["en", ...Object.keys(languages)])).find((one) => one !== undefined) ?? "en";
  if (found === "en") return { language: "en", say: sayer(english) };
  try {
    const words = (await loadJson({ file: languages[found] ?? "" }, import.meta.url)) as Partial<typeof english>;
    return { language: found, say: sayer({ ...english, ...words }) };
  } catch {
    return { language: "en", say: sayer(english) };
  }
}

export const sayer = (words: Readonly<Record<Word, string>>): Say => (word, values = {}) => fill(words[word], values);

/** Why something cannot be used, in words where there are some. */
export function reasonIn(say: Say, reason: string): string {
  const word = `reason_${reason}`;
  return word in english ? say(word as Word) : reason;
}
