/** The path of a track as a reader walks it: which item is next, which levels are done, which one is on. */
import { element } from "../page/element.ts";
import type { Words } from "../page/words.ts";
import type { Book } from "./book.ts";
import { type Progress, stateOf } from "./progress.ts";

/** Marks every path and every short list of levels; returns what takes the marks off again. */
export function mountPaths(book: Book, words: Words): () => void {
  const chip = element("span", { class: "gw-path__next" }, words.say("progress.next"));
  const unmark = (): void => {
    chip.remove();
    document.querySelectorAll<HTMLElement>("[data-gw-stage]").forEach((stage) => delete stage.dataset["gwStage"]);
    document.querySelectorAll<HTMLElement>("[data-gw-next]").forEach((item) => delete item.dataset["gwNext"]);
  };
  const stop = book.watch((progress) => {
    unmark();
    document.querySelectorAll<HTMLElement>(".gw-path").forEach((path) => markPath(path, progress, chip));
    for (const level of document.querySelectorAll<HTMLElement>(".gw-track__levels > [data-gw-items]")) {
      const items = level.dataset["gwItems"]?.split(/\s+/) ?? [];
      if (items.every((item) => stateOf(progress, item) !== undefined)) level.dataset["gwStage"] = "done";
    }
  });
  return () => {
    stop();
    unmark();
  };
}

function markPath(path: HTMLElement, progress: Progress, chip: HTMLElement): void {
  const open = (item: HTMLElement): boolean => stateOf(progress, item.dataset["gwItem"] ?? "") === undefined;
  const next = [...path.querySelectorAll<HTMLElement>("[data-gw-item]")].find(open);
  for (const level of path.querySelectorAll<HTMLElement>(".gw-path__level")) {
    if (next !== undefined && level.contains(next)) level.dataset["gwStage"] = "now";
    else if (![...level.querySelectorAll<HTMLElement>("[data-gw-item]")].some(open)) level.dataset["gwStage"] = "done";
  }
  if (next === undefined) return;
  next.dataset["gwNext"] = "";
  next.querySelector("a")?.after(chip);
}
