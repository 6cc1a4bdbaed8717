/** Opens the search from its buttons and from the keys "/" and Ctrl or Cmd+K. */
import type { Emit } from "../../page/events.ts";
import type { Words } from "../../page/words.ts";
import { siteRoot } from "../site.ts";
import { SearchDialog } from "./dialog.ts";
import { makeEngine } from "./engine.ts";

/** Nothing is loaded and no dialog exists until the search is first opened. */
export function mountSearch(words: Words, emit: Emit): () => void {
  let dialog: SearchDialog | undefined;
  const open = (event: Event): void => {
    event.preventDefault();
    dialog ??= new SearchDialog({ words, emit, engine: makeEngine(siteRoot()) });
    dialog.open();
  };
  const onClick = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest("[data-gw-search]")) open(event);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (opensSearch(event)) open(event);
  };
  const onLeave = (): void => dialog?.leave();
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  window.addEventListener("pagehide", onLeave);
  return () => {
    document.removeEventListener("click", onClick);
    document.removeEventListener("keydown", onKey);
    window.removeEventListener("pagehide", onLeave);
    dialog?.remove();
  };
}

function opensSearch(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.isComposing || document.querySelector("dialog:modal")) return false;
  const command = event.ctrlKey || event.metaKey;
  if (command) return !event.shiftKey && event.key.toLowerCase() === "k";
  return event.key === "/" && !isTyping(event.composedPath()[0]);
}

/** A field that takes text keeps its "/"; checkboxes and radio buttons are no such fields. */
function isTyping(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button|submit|range)$/.test(target.type);
  return target.isContentEditable || target.matches("textarea, select");
}
