/** Loads files only when they are exactly what was built: the browser checks their hash.
 *  Throws `Unusable`: "refused" (no network, or another hash) or "http-<status>". */
import { unusable } from "../core/unusable.ts";

export interface Pinned {
  readonly file: string;
  readonly integrity?: string;
}

export async function loadText(url: string, options: RequestInit): Promise<string> {
  const response = await fetch(url, options).catch(() => {
    throw unusable("refused", url);
  });
  const text = await response.text(); // read whatever it is, so that the connection is free again
  if (!response.ok) throw unusable(`http-${response.status}`, url);
  return text;
}

/** What has come is kept for as long as the page is; what has not is asked for again. */
function keeping(load: (file: Pinned, href: string) => Promise<unknown>): (file: Pinned, base: string) => Promise<unknown> {
  const kept: Record<string, Promise<unknown>> = {};
  return (pinned, base) => {
    const { href } = new URL(pinned.file, base);
    return (kept[href] ??= load(pinned, href).catch((error: unknown) => {
      delete kept[href];
      throw error;
    }));
  };
}

export const loadJson = keeping(async (pinned, href) => JSON.parse(await loadText(href, pinned)));

/** A module preload checks the hash and fills the module map, from which `import()` then takes the very same code. */
export const loadModule = keeping(async ({ integrity = "" }, href) => {
  const link = document.createElement("link");
  Object.assign(link, { rel: "modulepreload", href, integrity });
  await new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(unusable("refused", href));
    document.head.append(link);
  }).finally(() => link.remove());
  return import(href);
});
