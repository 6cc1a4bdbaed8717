/** The boxes of Markdown's task lists. The engine gives them no name and no use: each gets the words of its item, and a
 *  page that has an item of its own becomes a checklist that keeps its ticks. */
import { hash } from "../quiz/hash.ts";
import type { Book } from "./book.ts";
import { tick, ticked } from "./progress.ts";
import { pageItem } from "./site.ts";

const BOXES = ".task-list-item input[type=checkbox]";

/** Returns what makes the boxes as they were. */
export function mountTaskLists(book: Book): () => void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>(BOXES)];
  const undos = boxes.filter((box) => !box.hasAttribute("aria-label")).map(name);
  const item = pageItem();
  // A box that the writer ticked shows something done: it is an example, not a task.
  if (item !== undefined) undos.push(keepTicks(book, item, boxes.filter((box) => !box.defaultChecked)));
  return () => undos.forEach((undo) => undo());
}

function name(box: HTMLInputElement): () => void {
  box.setAttribute("aria-label", wordsOf(box));
  return () => box.removeAttribute("aria-label");
}

/** What is ticked is known by its words, so that it stays ticked when the list around it changes. */
const wordsOf = (box: HTMLInputElement): string => box.closest(".task-list-item")?.textContent?.trim().replace(/\s+/g, " ") ?? "";

const keyOf = (box: HTMLInputElement): string => hash(wordsOf(box)).toString(36);

function keepTicks(book: Book, item: string, boxes: readonly HTMLInputElement[]): () => void {
  const onChange = ({ currentTarget }: Event): void => {
    const box = currentTarget as HTMLInputElement;
    book.update((progress) => tick(progress, item, keyOf(box), box.checked));
  };
  for (const box of boxes) {
    box.disabled = false;
    box.addEventListener("change", onChange);
  }
  const stop = book.watch((progress) => {
    const keys = new Set(ticked(progress, item));
    for (const box of boxes) box.checked = keys.has(keyOf(box));
  });
  return () => {
    stop();
    for (const box of boxes) {
      box.removeEventListener("change", onChange);
      box.checked = false;
      box.disabled = true;
    }
  };
}
