/** The list of results: options that are links, so that the keyboard, the mouse and "open in a new tab" all work. */
import { element, freshId, icon } from "../../page/element.ts";
import type { Hit } from "../../search/engine.ts";
import type { Passage, Piece } from "../../search/passages.ts";

export interface HitList {
  readonly element: HTMLElement;
  /** The option under the reader's arrow keys. */
  readonly active: HTMLAnchorElement | undefined;
  clear(): void;
  add(hits: readonly Hit[]): void;
  /** Moves to another option and keeps it in view; undefined steps mean the first (1) or last (-1) of all. */
  move(step: 1 | -1, toEnd?: boolean): HTMLAnchorElement | undefined;
}

export function hitList(name: string): HitList {
  const list = element("div", { class: "gw-hits", role: "listbox", id: freshId("hits"), "aria-label": name });
  const options = (): HTMLAnchorElement[] => [...list.querySelectorAll<HTMLAnchorElement>("[role=option]")];
  let active: HTMLAnchorElement | undefined;
  const activate = (option: HTMLAnchorElement | undefined): void => {
    active?.setAttribute("aria-selected", "false");
    active = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
  };
  return {
    element: list,
    get active() {
      return active;
    },
    clear() {
      activate(undefined);
      list.replaceChildren();
    },
    add: (hits) => list.append(...hits.map(group)),
    move(step, toEnd = false) {
      const all = options();
      const at = active === undefined ? -1 : all.indexOf(active);
      const next = at === -1 || toEnd ? (step === 1 ? 0 : all.length - 1) : (at + step + all.length) % all.length;
      activate(all[next]);
      return active;
    },
  };
}

function group(hit: Hit): HTMLElement {
  const box = element("div", { class: "gw-hit", role: "group", "aria-label": hit.title.map((piece) => piece.text).join("") });
  box.append(option(hit, "page"), ...hit.sections.map((section) => option(section, "section")));
  return box;
}

function option(hit: Passage, look: "page" | "section"): HTMLAnchorElement {
  const title = element("span", { class: "gw-hit__title" }, ...hit.title.map(pieceNode));
  const excerpt = element("span", { class: "gw-hit__excerpt" }, ...hit.excerpt.map(pieceNode));
  const link = element("a", {
    class: `gw-hit__option gw-hit__option--${look}`,
    role: "option",
    id: freshId("option"),
    href: hit.url,
    tabindex: -1,
    "aria-selected": "false",
  });
  link.append(icon(look), element("span", { class: "gw-hit__text" }, title, excerpt));
  return link;
}

const pieceNode = (piece: Piece): Node =>
  piece.marked ? element("mark", {}, piece.text) : document.createTextNode(piece.text);
