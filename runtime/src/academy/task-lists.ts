/** The boxes of Markdown's task lists: the engine gives them no name, so each gets the words of its item. */

const UNNAMED = ".task-list-item input[type=checkbox]:not([aria-label])";

/** Returns what takes the names off again. */
export function mountTaskLists(): () => void {
  const boxes = [...document.querySelectorAll<HTMLElement>(UNNAMED)];
  for (const box of boxes) box.setAttribute("aria-label", box.closest(".task-list-item")?.textContent?.trim() ?? "");
  return () => boxes.forEach((box) => box.removeAttribute("aria-label"));
}
