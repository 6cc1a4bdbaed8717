/** The panel's words in the reader's language; English where there are none. */
import languages from "lazy:messages/help/*.json";
import english from "../../messages/help/en.json";
import { pickLanguage } from "../core/language.ts";
import { loadJson } from "../dom/load.ts";
import { fill } from "../page/fill.ts";

export type Word = keyof typeof english;

export interface Words {
  readonly language: string;
  say(word: Word, values?: Readonly<Record<string, string | number>>): string;
}

export async function loadWords(wanted: string): Promise<Words> {
  const found = pickLanguage(wanted, Object.keys(languages));
  const file = languages[found ?? "en"];
  if (found === undefined || found === "en" || file === undefined) return sayer("en", english);
  try {
    return sayer(found, { ...english, ...((await loadJson({ file }, import.meta.url)) as Partial<typeof english>) });
  } catch {
    return sayer("en", english);
  }
}

const sayer = (language: string, words: typeof english): Words => ({
  language,
  say: (word, values = {}) => fill(words[word], values),
});
