/** Pages that this page names already and that a reader with an empty field may want. */
import { label } from "../site.ts";

/** Suggested at most. */
const MOST = 6;

export interface Suggestion {
  readonly url: string;
  readonly title: string;
  readonly kind: string;
}

/** The page of the reader's role and the articles that are used most, where there are links to them, else the site's own. */
export function suggestions(role: string | undefined): Suggestion[] {
  const mine = role === undefined ? null : document.querySelector<HTMLAnchorElement>(`a[href][data-gw-role="${CSS.escape(role)}"]`);
  const first = mine === null || role === undefined ? [] : [{ url: mine.href, title: label("role", role), kind: "role" }];
  const used = linked("[data-gw-most-used] a[href]");
  const all = [...first, ...used];
  return (all.length > 0 ? all : linked(".gw-header__nav a[href]")).slice(0, MOST);
}

const linked = (selector: string): Suggestion[] =>
  [...document.querySelectorAll<HTMLAnchorElement>(selector)].map((link) => ({ url: link.href, title: link.textContent.trim(), kind: "" }));
