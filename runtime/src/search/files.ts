/** The files of a search index, from the site or, where a page was opened from a disk, as scripts. */

/** Loads a file by its name below `search-index/`, without `.js`. */
export type LoadFile = (name: string) => Promise<unknown>;

/** The index cannot be read: damaged, of another release, or taken away by a new one while this page was open. */
export class IndexUnreadable extends Error {
  override readonly name = "IndexUnreadable";
}

declare global {
  interface Window {
    /** Called by the files of an index that are loaded as scripts. */
    guidewrightSearch?: (value: unknown) => void;
  }
}

/** `root` is the site's root. */
export function fileLoader(root: URL): LoadFile {
  return root.protocol === "file:" ? (name) => scriptValue(address(root, name)) : (name) => fetched(root, name);
}

const address = (root: URL, name: string): URL => new URL(`${name}.js`, root);

async function fetched(root: URL, name: string): Promise<unknown> {
  const response = await fetch(address(root, name), { cache: /-[\da-f]{8}\//.test(name) ? "default" : "no-cache" });
  if (response.status === 404) throw new IndexUnreadable(`${name} is missing`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return unwrapped(await response.text());
}

export function unwrapped(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")));
  } catch (error) {
    throw new IndexUnreadable("damaged", { cause: error });
  }
}

const waiting = new Map<Element | null, (value: unknown) => void>();

function scriptValue(url: URL): Promise<unknown> {
  window.guidewrightSearch ??= (value) => waiting.get(document.currentScript)?.(value);
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const end = (): void => {
      waiting.delete(script);
      script.remove();
      reject(new IndexUnreadable(url.href)); // after a value has come, this says nothing any more
    };
    waiting.set(script, resolve);
    script.addEventListener("load", end);
    script.addEventListener("error", end);
    script.src = url.href;
    document.head.append(script);
  });
}
