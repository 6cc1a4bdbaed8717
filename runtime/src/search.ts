/** The help site's search as a script of its own, `guidewrightEngine`, for programs that ask it from outside. */
import { type Hit, makeEngine } from "./search/engine.ts";
import { fileLoader } from "./search/files.ts";

export interface Answer {
  readonly covered: number;
  readonly hits: readonly { readonly url: string; readonly title: string; readonly sections: readonly string[] }[];
}

export interface Desk {
  /** The first pages that are found for whoever has a role. */
  ask(query: string, role: string | null, most: number): Promise<Answer>;
}

/** `site` is the address of the site's root, `language` what its pages say of themselves. */
export function open(site: string, language: string): Desk {
  const root = new URL(site);
  let asking: string | undefined;
  const engine = makeEngine({ root, load: fileLoader(root), language, role: () => asking });
  return {
    async ask(query, role, most) {
      asking = role ?? undefined;
      const found = await engine.search(query, {});
      return { covered: found.covered, hits: (await found.load(0, most)).map(told) };
    },
  };
}

const told = ({ url, title, sections }: Hit): Answer["hits"][number] => ({
  url,
  title: title.map((one) => one.text).join(""),
  sections: sections.map((one) => one.url),
});
