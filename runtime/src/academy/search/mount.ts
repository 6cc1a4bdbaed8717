/** Opens the search from its buttons and from the keys "/" and Ctrl or Cmd+K. */
import type { Emit } from "../../page/events.ts";
import { browserStore, type Store } from "../../page/storage.ts";
import type { Words } from "../../page/words.ts";
import type { Engine } from "../../search/engine.ts";
import { readRole } from "../role.ts";
import { siteRoot } from "../site.ts";
import type { SearchDialog } from "./dialog.ts";

/** Nothing is loaded and no dialog exists until the search is first opened, or the page is the search's own. */
export function mountSearch(
  words: Words,
  emit: Emit,
  store: Store = browserStore(),
  say: (text: string) => void = () => undefined,
): () => void {
  const place = document.querySelector<HTMLElement>("[data-gw-search-page]");
  let coming: Promise<SearchDialog> | undefined;
  let dialog: SearchDialog | undefined;
  let left = false;
  /** What is typed while the dialog is on its way: nothing of it is lost. */
  let typed: string | undefined;
  const make = async (): Promise<SearchDialog> => {
    const root = siteRoot();
    const { SearchDialog, fileLoader, makeEngine, recentSearches } = await load();
    const role = (): string | undefined => readRole(store);
    const engines = new Map<string, Engine>();
    const engine = (language = document.documentElement.lang): Engine => {
      const made = engines.get(language) ?? makeEngine({ root, load: fileLoader(root), language, role });
      engines.set(language, made);
      return made;
    };
    dialog = new SearchDialog({ words, emit, role, engine, recent: recentSearches(store) });
    if (place !== null && !left) dialog.standIn(place, new URLSearchParams(window.location.search).get("q") ?? "");
    return dialog;
  };
  const get = (): Promise<SearchDialog> => (coming ??= make());
  const open = (event: Event): void => {
    event.preventDefault();
    typed ??= "";
    get().then(
      (made) => {
        if (!left) made.open(typed);
        typed = undefined;
      },
      () => {
        if (!left && typed !== undefined && place === null) {
          if (navigator.onLine) goToPage(typed);
          else say(words.say("search.failed")); // the page that is being read would be lost for none
        }
        typed = coming = undefined;
      },
    );
  };
  const onClick = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest("[data-gw-search]")) open(event);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (typed !== undefined && isLetter(event)) {
      event.preventDefault();
      typed += event.key;
    } else if (opensSearch(event)) open(event);
  };
  /** Fetched when a hand is on its way to the button; the letters typed after a key opened the search are kept anyway. */
  const onNear = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest("[data-gw-search]")) load().catch(() => undefined);
  };
  const onLeave = (): void => dialog?.leave();
  if (place !== null) get().catch(() => (coming = undefined));
  document.addEventListener("pointerover", onNear);
  document.addEventListener("focusin", onNear);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  window.addEventListener("pagehide", onLeave);
  return () => {
    left = true;
    document.removeEventListener("pointerover", onNear);
    document.removeEventListener("focusin", onNear);
    document.removeEventListener("click", onClick);
    document.removeEventListener("keydown", onKey);
    window.removeEventListener("pagehide", onLeave);
    dialog?.remove();
  };
}

const load = (): Promise<typeof import("./dialog.ts")> => import("./dialog.ts");

/** Where the script of the dialog does not come, as after a new release of the site, its page brings it along. */
function goToPage(typed: string): void {
  const page = document.querySelector<HTMLAnchorElement>("a[href][data-gw-search]");
  if (page === null) return;
  const address = new URL(page.href);
  if (typed !== "") address.searchParams.set("q", typed);
  window.location.assign(address);
}

function opensSearch(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.isComposing || document.querySelector("dialog:modal")) return false;
  const command = event.ctrlKey || event.metaKey;
  if (command) return !event.shiftKey && event.key.toLowerCase() === "k";
  return event.key === "/" && !isTyping(event.composedPath()[0]);
}

const isLetter = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;

/** A field that takes text keeps its "/"; checkboxes and radio buttons are no such fields. */
function isTyping(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button|submit|range)$/.test(target.type);
  return target.isContentEditable || target.matches("textarea, select");
}
