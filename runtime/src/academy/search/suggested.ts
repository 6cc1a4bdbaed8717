/** Pages that this page names already and that a reader with an empty field may want. */
import { label } from "../site.ts";

/** Suggested at most. */
const MOST = 6;

export interface Suggestion {
  readonly url: string;
  readonly title: string;
  readonly kind: string;
}

/** The page of the reader's role, and the articles that are used most, as far as there are links to them. */
export function suggestions(role: string | undefined): Suggestion[] {
  const mine = role === undefined ? null : document.querySelector<HTMLAnchorElement>(`a[href][data-gw-role="${CSS.escape(role)}"]`);
  const used = [...document.querySelectorAll<HTMLAnchorElement>("[data-gw-most-used] a[href]")];
  const first = mine === null || role === undefined ? [] : [{ url: mine.href, title: label("role", role), kind: "role" }];
  return [...first, ...used.map((link) => ({ url: link.href, title: link.textContent.trim(), kind: "" }))].slice(0, MOST);
}
