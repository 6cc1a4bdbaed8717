/** Draws what a card says: a view in, elements made of text nodes out. */
import type { Block } from "../contract.ts";
import { blockNodes } from "../page/blocks.ts";
import { button, element } from "../page/element.ts";

export type Act = "next" | "back" | "close" | "go" | "to_target";

/** Everything on a card, in the person's language. What is absent is not shown. */
export interface CardView {
  readonly title: string;
  readonly body: readonly Block[];
  /** What the person is asked to do. */
  readonly cue?: string;
  readonly hint?: readonly Block[];
  readonly more?: { readonly label: string; readonly note: string; readonly href: string };
  readonly count?: { readonly label: string; readonly text: string; readonly share: number };
  readonly close: string;
  /** In the order of the keyboard; the first with look "main" is what Enter does on the card itself. */
  readonly buttons: readonly { readonly act: Act; readonly label: string; readonly look: "main" | "plain" | "skip" }[];
}

export function drawCard(card: HTMLElement, view: CardView, site: string, act: (act: Act) => void): void {
  const { count, cue, hint, more } = view;
  const press = (what: Act) => (): void => act(what);
  const body = element("div", { class: "body", part: "body", id: "body" }, ...blockNodes(view.body));
  for (const link of body.querySelectorAll("a")) lead(link, site);
  const buttons = view.buttons.map(({ act: what, label, look }) => named(button(label, look, press(what)), what));
  const close = named(button("", "close", press("close")), "close");
  close.setAttribute("aria-label", view.close);
  card.replaceChildren(
    ...(count ? [bar(count.share)] : []),
    element("div", { class: "inner" },
      element("h2", { part: "title", id: "title" }, view.title),
      body,
      cue && element("p", { class: "cue", part: "cue", id: "cue" }, cue),
      hint && element("div", { class: "hint", part: "hint", role: "alert" }, ...blockNodes(hint)),
      more && moreLink(more, site),
      element("div", { class: "foot", part: "foot" }, count && counter(count), ...buttons),
      close),
  );
}

/** What Enter does when the card itself has the focus. */
export const mainButton = (card: HTMLElement): HTMLElement | null => card.querySelector(".main");

function named(made: HTMLButtonElement, what: Act): HTMLButtonElement {
  made.setAttribute("part", `button ${what}`);
  return made;
}

function bar(share: number): HTMLElement {
  const filled = element("i");
  filled.style.inlineSize = `${share * 100}%`;
  return element("div", { class: "bar", part: "bar", "aria-hidden": "true" }, filled);
}

function counter({ label, text }: NonNullable<CardView["count"]>): HTMLElement {
  return element("span", { class: "count", part: "count" },
    element("span", { "aria-hidden": "true" }, text),
    element("span", { class: "gw-hidden" }, label));
}

function moreLink({ label, note, href }: NonNullable<CardView["more"]>, site: string): HTMLElement {
  const link = element("a", { class: "more", part: "more", href }, label, element("span", { class: "gw-hidden" }, ` (${note})`));
  lead(link, site);
  return link;
}

/** "#/…" is a route of the product; every other address is relative to the help site and opens beside the product. */
function lead(link: HTMLAnchorElement, site: string): void {
  const written = link.getAttribute("href");
  if (written === null || written.startsWith("#")) return;
  const { href, protocol } = new URL(written, site);
  if (!/^(https?|mailto|tel):$/.test(protocol)) return link.removeAttribute("href");
  link.href = href;
  link.target = "_blank";
  link.rel = "noopener";
}
