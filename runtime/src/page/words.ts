/** The chrome words of the help site's script: one JSON file per language under ../words/, English the fallback.
 *  A language is added by adding its file; nothing else names it. */
import english from "../words/en.json";

export type WordKey = keyof typeof english;
/** A sentence, or one sentence per plural category of the language (`Intl.PluralRules`), chosen by `count`. */
export type Message = string | Readonly<Record<string, string>>;
export type Catalogue = Readonly<Partial<Record<WordKey, Message>>>;
export type Values = Readonly<Record<string, string | number>>;

export interface Words {
  readonly language: string;
  say(key: WordKey, values?: Values): string;
  percent(whole: number): string;
}

/** The file names to try for a language tag, most specific first: `zh-Hant-TW` gives itself, `zh-Hant`, `zh`. */
export function candidates(language: string): string[] {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language)) return [];
  const parts = language.split("-");
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("-"));
}

export function makeWords(language: string, catalogue: Catalogue): Words {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  const pick = (message: Message, count: string | number | undefined): string => {
    if (typeof message === "string") return message;
    const category = typeof count === "number" ? plural.select(count) : "other";
    return message[category] ?? message["other"] ?? "";
  };
  return {
    language,
    say(key, values = {}) {
      const text = pick(catalogue[key] ?? english[key], values["count"]);
      return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = values[name];
        return typeof value === "number" ? number.format(value) : (value ?? whole);
      });
    },
    percent: (whole) => percent.format(whole / 100),
  };
}

/** Words in the page's language; where there is no file for it, or it cannot be loaded, English. */
export async function loadWords(language: string): Promise<Words> {
  for (const name of candidates(language)) {
    if (name === "en") break;
    try {
      const file = (await import(`../words/${name}.json`)) as { default: Catalogue };
      return makeWords(language, file.default);
    } catch {
      continue; // no file for this tag: try the wider one
    }
  }
  return makeWords(candidates(language).includes("en") ? language : "en", english);
}
