/** What a page says about itself in its head: where the site begins, which item of a track it is, its own labels. */
import { isRecord, parseRecord } from "../page/storage.ts";

const meta = (name: string): string | undefined =>
  document.querySelector<HTMLMetaElement>(`meta[name="guidewright:${name}"]`)?.content || undefined;

/** The site's root, always with a closing slash; the folder of the page where the page does not say. */
export const siteRoot = (): URL => new URL(`${(meta("base") ?? ".").replace(/\/+$/, "")}/`, document.baseURI);

/** The item this page is, such as `article:first-login`. */
export const pageItem = (): string | undefined => meta("item");

/** The page's address below the site's root, without its fragment; undefined when it lies elsewhere. */
export function pagePath(): string | undefined {
  const root = siteRoot();
  const here = new URL(window.location.href);
  if (here.origin !== root.origin || !here.pathname.startsWith(root.pathname)) return undefined;
  return here.pathname.slice(root.pathname.length);
}

/** The first heading's words, without the permalink that a theme adds to it. */
export function pageTitle(): string {
  const heading = document.querySelector("h1");
  const texts = [...(heading?.childNodes ?? [])]
    .filter((node) => !(node instanceof Element && node.matches(".headerlink, .gw-badge")))
    .map((node) => node.textContent ?? "");
  return texts.join("").trim() || document.title;
}

const labels = (group: string): Readonly<Record<string, unknown>> => {
  const all = parseRecord(document.querySelector("script[data-gw-labels]")?.textContent ?? null)?.[group];
  return isRecord(all) ? all : {};
};

/** The ids of a group that have printed names, in the order of the page: levels from the first to the last. */
export const labelled = (group: string): string[] => Object.keys(labels(group));

/** Printed names of ids (`role` → `administrator` → "Administrators"), from `<script data-gw-labels>`; the id otherwise. */
export function label(group: string, id: string): string {
  const named = labels(group);
  const found = Object.hasOwn(named, id) ? named[id] : undefined;
  return typeof found === "string" ? found : id;
}
