/** Progress on the page: ticks on items, bars, the way back to where the reader left off. */
import { element, freshId, icon } from "../page/element.ts";
import type { Words } from "../page/words.ts";
import type { Book } from "./book.ts";
import { type Progress, stateOf, tally, type Visit } from "./progress.ts";
import { siteRoot } from "./site.ts";

const items = (within: ParentNode = document): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>("[data-gw-item]"),
];

/** `keeps` is false where the browser lets the page store nothing; the reader is told so beside the first bar. */
export function mountProgress(book: Book, words: Words, keeps: boolean): () => void {
  const parts = [
    ...(keeps ? [] : all("[data-gw-progress]").slice(0, 1).map((place) => warning(place, words))),
    ...items().map((item) => tick(item, words)),
    ...all("[data-gw-progress]").map((place) => bar(place, words)),
    ...all("[data-gw-continue]").map((place) => wayBack(place, words)),
  ];
  const stop = book.watch((progress) => parts.forEach((part) => part.show(progress)));
  return () => {
    stop();
    parts.forEach((part) => part.remove());
  };
}

const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];

interface Part {
  show(progress: Progress): void;
  remove(): void;
}

function warning(place: HTMLElement, words: Words): Part {
  const note = element("p", { class: "gw-note" }, words.say("progress.not_kept"));
  return { show: () => place.after(note), remove: () => note.remove() };
}

function tick(item: HTMLElement, words: Words): Part {
  const sign = element("span", { class: "gw-tick" }, icon("check"));
  sign.append(element("span", { class: "gw-hidden" }, words.say("progress.item_done")));
  return {
    show(progress) {
      const state = stateOf(progress, item.dataset["gwItem"] ?? "");
      if (state === undefined) this.remove();
      else {
        item.dataset["gwState"] = state;
        item.append(sign);
      }
    },
    remove() {
      delete item.dataset["gwState"];
      sign.remove();
    },
  };
}

/** What a bar counts: the items it lists itself, else those in the element it names, else all of the page. */
function counted(place: HTMLElement): string[] {
  const listed = place.dataset["gwItems"]?.split(/\s+/).filter(Boolean);
  if (listed) return listed;
  const name = place.dataset["gwProgress"];
  const within = name ? document.getElementById(name) : document;
  return within === null ? [] : items(within).map((item) => item.dataset["gwItem"] ?? "");
}

function bar(place: HTMLElement, words: Words): Part {
  const text = element("span", { class: "gw-progress__text", id: freshId("progress") });
  const meter = element("progress", { class: "gw-bar", "aria-labelledby": text.id });
  const left = element("span", { class: "gw-progress__left" });
  const box = element("div", { class: "gw-progress" }, meter, text);
  return {
    show(progress) {
      const { done, total } = tally(progress, counted(place));
      if (total === 0) return this.remove();
      meter.max = total;
      meter.value = done;
      text.textContent = words.say("progress.done", { done, total });
      const minutes = minutesLeft(place, progress);
      left.textContent = minutes > 0 ? words.say("progress.minutes", { minutes }) : "";
      if (minutes > 0) box.append(left);
      else left.remove();
      place.append(box);
    },
    remove: () => box.remove(),
  };
}

/** How long what is not done yet takes, as far as the items in the element that a bar names say it. */
function minutesLeft(place: HTMLElement, progress: Progress): number {
  const within = document.getElementById(place.dataset["gwProgress"] ?? "");
  if (within === null) return 0;
  const open = items(within).filter((item) => stateOf(progress, item.dataset["gwItem"] ?? "") === undefined);
  return open.reduce((sum, item) => sum + Number(item.dataset["gwMinutes"] ?? 0), 0);
}

/** On a page that lists items the next one to do; elsewhere the page last visited, unless it was finished. */
function wayBack(place: HTMLElement, words: Words): Part {
  const box = element("div", { class: "gw-continue" });
  return {
    show(progress) {
      const found = place.dataset["gwContinue"] !== "last" && items().length > 0 ? nextItem(progress, words) : lastVisit(progress);
      if (found === undefined) return this.remove();
      const said = element("span", { class: "gw-continue__label" }, words.say(found.says));
      const link = found.href && element("a", { class: "gw-continue__link", href: found.href }, found.title);
      box.replaceChildren(said, ...(link ? [link] : []));
      place.append(box);
    },
    remove: () => box.remove(),
  };
}

interface Way {
  readonly says: "progress.start" | "progress.continue" | "progress.complete";
  readonly href?: string;
  readonly title: string;
}

function nextItem(progress: Progress, words: Words): Way | undefined {
  const listed = items();
  const next = listed.find((item) => stateOf(progress, item.dataset["gwItem"] ?? "") === undefined);
  if (next === undefined) {
    const certificate = document.querySelector<HTMLAnchorElement>(".gw-panel__certificate a")?.href;
    return { says: "progress.complete", title: words.say("progress.certificate"), ...(certificate && { href: certificate }) };
  }
  const link = next.querySelector<HTMLAnchorElement>("a[href]");
  if (link === null) return undefined;
  const says = next === listed[0] && !listed.some((item) => item.dataset["gwState"]) ? "progress.start" : "progress.continue";
  return { says, href: link.href, title: link.textContent?.trim() ?? "" };
}

function lastVisit(progress: Progress): Way | undefined {
  const last: Visit | undefined = progress.last;
  if (last === undefined || stateOf(progress, last.item) !== undefined) return undefined;
  return { says: "progress.continue", href: new URL(last.path, siteRoot()).href, title: last.title };
}
