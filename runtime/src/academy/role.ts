/** The reader's role: chosen on the page, kept in the browser, mirrored as `<html data-gw-role>` for style sheets. */
import { element } from "../page/element.ts";
import type { Store } from "../page/storage.ts";
import type { Words } from "../page/words.ts";
import { label } from "./site.ts";

export const ROLE_KEY = "guidewright:role";

const CONTROLS = "a[data-gw-role], button[data-gw-role]";

export const readRole = (store: Store): string | undefined => store.read(ROLE_KEY) ?? undefined;

export function mirrorRole(role: string | undefined): void {
  if (role === undefined) delete document.documentElement.dataset["gwRole"];
  else document.documentElement.dataset["gwRole"] = role;
}

export function keepRole(store: Store, role: string | undefined): void {
  if (role === undefined) store.remove(ROLE_KEY);
  else store.write(ROLE_KEY, role);
  mirrorRole(role);
}

/** Links choose a role on the way to its page; buttons choose it, and pressed again give it up. */
export function mountRole(store: Store, words: Words, say: (text: string) => void): () => void {
  const undo = leadWithRole(readRole(store));
  let unmark = markRole(readRole(store), words);
  const onClick = (event: Event): void => {
    const control = event.target instanceof Element ? event.target.closest<HTMLElement>(CONTROLS) : null;
    const named = control?.dataset["gwRole"];
    if (control === null || !named) return;
    const given = control instanceof HTMLButtonElement && readRole(store) === named ? undefined : named;
    keepRole(store, given);
    unmark();
    unmark = markRole(given, words);
    say(given === undefined ? words.say("role.cleared") : words.say("role.chosen", { role: label("role", given) }));
  };
  document.addEventListener("click", onClick);
  return () => {
    document.removeEventListener("click", onClick);
    unmark();
    undo();
  };
}

const cards = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(".gw-role-card")];

/** A card is of a role when it, or a link or button in it, names the role. */
const isOf = (card: HTMLElement, role: string): boolean =>
  card.dataset["gwRole"] === role ||
  [...card.querySelectorAll<HTMLElement>(CONTROLS)].some((control) => control.dataset["gwRole"] === role);

/** Says on the page which role is the reader's; returns what takes the marks off again. */
function markRole(role: string | undefined, words: Words): () => void {
  for (const control of document.querySelectorAll<HTMLElement>(CONTROLS)) {
    const chosen = control.dataset["gwRole"] === role;
    if (control instanceof HTMLButtonElement) control.setAttribute("aria-pressed", String(chosen));
    else if (chosen) control.setAttribute("aria-current", "true");
    else control.removeAttribute("aria-current");
  }
  const chosen = role === undefined ? [] : cards().filter((card) => isOf(card, role));
  const badges = chosen.map((card) => {
    const badge = element("span", { class: "gw-badge gw-badge--yours" }, words.say("role.yours"));
    card.classList.add("gw-role-card--chosen");
    card.append(badge);
    return badge;
  });
  return () => {
    badges.forEach((badge) => badge.remove());
    chosen.forEach((card) => card.classList.remove("gw-role-card--chosen"));
  };
}

/** The reader's own role comes first in its grid. Only when the page opens: nothing moves under a finger. */
function leadWithRole(role: string | undefined): () => void {
  const undone: (() => void)[] = [];
  for (const grid of document.querySelectorAll<HTMLElement>(".gw-roles")) {
    const card = role === undefined ? undefined : cards().find((one) => grid.contains(one) && isOf(one, role));
    const child = [...grid.children].find((one) => card !== undefined && one.contains(card));
    if (child === undefined) continue;
    const { nextSibling } = child;
    grid.prepend(child);
    undone.push(() => grid.insertBefore(child, nextSibling));
  }
  return () => undone.forEach((undo) => undo());
}
