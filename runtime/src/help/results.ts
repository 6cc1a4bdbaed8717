/** Hits of the search as one list of options, grouped by what they are. Each is a link that opens beside the product; the
 *  page of a tour is followed by an option that starts it. */
import { safeHref } from "../page/blocks.ts";
import { type Attributes, element, freshId } from "../page/element.ts";
import type { Hit } from "../search/engine.ts";
import type { Passage } from "../search/passages.ts";
import type { Listed } from "../search/view/field.ts";
import { asOption, choiceIn, marked } from "../search/view/options.ts";
import type { Word, Words } from "./words.ts";

/** Starts a tour of the product; undefined where the product has no tours in its page. */
export type StartTour = ((id: string) => void) | undefined;

const GROUPS: Readonly<Record<string, Word>> = {
  tour: "group_tours", track: "group_tracks", quiz: "group_quizzes", release: "group_releases", glossary: "group_glossary",
  "": "group_pages",
};
const groupOf = (hit: Hit): Word => GROUPS[hit.kind] ?? "group_articles";

export interface ResultList extends Listed {
  readonly element: HTMLElement;
  /** Shows these in place of what is there; with `stay`, the same option stays active. */
  draw(hits: readonly Hit[], stay: boolean): void;
  /** No option is active any more. */
  leave(): void;
}

export function resultList(words: Words, start: StartTour): ResultList {
  const list = element("div", { role: "listbox", id: freshId("results"), "aria-label": words.say("listed"), hidden: true });
  const choice = choiceIn(list);
  return {
    element: list,
    get active() {
      return choice.active;
    },
    get size() {
      return choice.all().length;
    },
    draw(hits, stay) {
      const [kept, url] = [stay && choice.active, choice.active?.getAttribute("href")];
      list.replaceChildren(...resultNodes(hits, words, start));
      list.hidden = hits.length === 0;
      choice.choose(kept ? choice.all().find((one) => one.getAttribute("href") === url) : undefined);
    },
    move(step) {
      choice.choose(choice.beside(step));
      return choice.active;
    },
    leave: () => choice.choose(undefined),
  };
}

/** The group of the best hit first; within one, the better before the others. */
function resultNodes(hits: readonly Hit[], words: Words, start: StartTour): HTMLElement[] {
  const groups = new Map<Word, Hit[]>();
  for (const hit of hits) groups.set(groupOf(hit), [...(groups.get(groupOf(hit)) ?? []), hit]);
  return [...groups].map(([name, some]) => {
    const id = freshId("group");
    const title = element("div", { class: "group", id, role: "presentation" }, words.say(name));
    return element("div", { role: "group", "aria-labelledby": id }, title, ...some.flatMap((hit) => options(hit, words, start)));
  });
}

function options(hit: Hit, words: Words, start: StartTour): HTMLElement[] {
  const tour = start && hit.kind === "tour" ? tourOf(hit.url) : undefined;
  return [
    link(hit, "page"),
    ...(start && tour !== undefined ? [starter(tour, hit, words, start)] : []),
    ...hit.sections.map((section) => link(section, "section")),
  ];
}

/** The tour that a page of the help site shows step by step. */
const tourOf = (url: string): string | undefined => /\/walkthroughs\/([^/]+)\//.exec(url)?.[1];

function link({ url, title, excerpt }: Passage, look: "page" | "section"): HTMLElement {
  return element(
    "a",
    { ...looking(look), href: safeHref(url), target: "_blank", rel: "noopener" },
    element("span", { class: "name" }, ...marked(title)),
    element("span", { class: "excerpt" }, ...marked(excerpt)),
  );
}

function starter(tour: string, { title }: Hit, words: Words, start: (id: string) => void): HTMLElement {
  const named = words.say("tour", { title: title.map(({ text }) => text).join("") });
  const made = element("button", { type: "button", ...looking("start") }, named);
  made.addEventListener("click", () => start(tour));
  return made;
}

const looking = (look: string): Attributes => ({ class: `option ${look}`, part: `option ${look}`, ...asOption(), tabindex: -1 });
