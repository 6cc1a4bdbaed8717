/** The words on a card that no author writes, in the tour's language; English where there are none. */
import languages from "lazy:messages/*.json";
import english from "../../messages/en.json";
import type { Pinned } from "../dom/load.ts";

export { fill } from "../page/fill.ts";

export type Messages = Readonly<typeof english>;
export type Load = (file: Pinned, base: string) => Promise<unknown>;

export async function loadMessages(language: string, load: Load): Promise<Messages> {
  const file = languages[language] ?? languages[language.split("-", 1)[0] ?? ""];
  if (!file) return english;
  try {
    return { ...english, ...((await load({ file }, import.meta.url)) as Partial<Messages>) };
  } catch {
    return english;
  }
}
