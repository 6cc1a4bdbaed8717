/** Loads files only when they are exactly what was built: the browser checks their hash.
 *  Throws `Unusable`: "refused" (no network, or another hash) or "http-<status>". */
import { unusable } from "../core/unusable.ts";

export interface Pinned {
  readonly file: string;
  readonly integrity?: string;
}

export async function loadText(url: string, options: RequestInit): Promise<string> {
  const response = await fetch(url, options).catch(() => undefined);
  const text = await response?.text(); // read whatever it is, so that the connection is free again
  if (text === undefined || !response?.ok) throw unusable(response ? `http-${response.status}` : "refused", url);
  return text;
}

export async function loadJson({ file, ...options }: Pinned, base: string): Promise<unknown> {
  return JSON.parse(await loadText(new URL(file, base).href, options));
}

/** A module preload checks the hash and fills the module map, from which `import()` then takes the very same code. */
export async function loadModule({ file, integrity = "" }: Pinned, base: string): Promise<unknown> {
  const { href } = new URL(file, base);
  const link = document.createElement("link");
  Object.assign(link, { rel: "modulepreload", href, integrity });
  await new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(unusable("refused", href));
    document.head.append(link);
  }).finally(() => link.remove());
  return import(href);
}
