/** Pages among the options: links, so that the keyboard, the mouse and "open in a new tab" all work. */
import { element, icon } from "../../page/element.ts";
import type { Hit } from "../../search/engine.ts";
import type { Passage } from "../../search/passages.ts";
import { asOption, marked } from "../../search/view/options.ts";
import { label } from "../site.ts";
import { sign } from "./icons.ts";
import type { Suggestion } from "./suggested.ts";

/** A page with its sections. `language` is that of their texts, where it is not the page's own. */
export function hitRow(hit: Hit, language: string | undefined): HTMLElement {
  const page = option("page", hit.url, sign(hit.kind), texts(hit, language), hit.kind === "" ? "" : label("kind", hit.kind));
  const sections = hit.sections.map((one) => option("section", one.url, icon("section"), texts(one, language)));
  return element("div", { class: "gw-hit" }, page, ...sections);
}

/** A page that is suggested: its title, and why. */
export const pageRow = ({ url, title, kind }: Suggestion, why: string): HTMLElement =>
  element("div", { class: "gw-hit" }, option("plain", url, sign(kind), [element("span", { class: "gw-hit__title" }, title)], why));

function texts(hit: Passage, lang: string | undefined): HTMLElement[] {
  const title = element("span", { class: "gw-hit__title", lang }, ...marked(hit.title));
  if (hit.excerpt.length === 0) return [title];
  return [title, element("span", { class: "gw-hit__excerpt", lang }, ...marked(hit.excerpt))];
}

function option(look: "page" | "section" | "plain", href: string, sign: Element, said: HTMLElement[], note = ""): HTMLElement {
  const [title, ...rest] = said;
  const badge = note !== "" && element("span", { class: "gw-hit__kind" }, note);
  return element(
    "a",
    { class: `gw-hit__option gw-hit__option--${look}`, ...asOption(), href, tabindex: -1 },
    sign,
    element("span", { class: "gw-hit__text" }, element("span", { class: "gw-hit__line" }, title, badge), ...rest),
  );
}
