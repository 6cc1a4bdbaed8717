/** The search dialog: a native modal dialog with a combobox; results come as one types, filters narrow them. */
import { button, element, freshId, icon } from "../../page/element.ts";
import type { Emit } from "../../page/events.ts";
import type { Words } from "../../page/words.ts";
import type { Engine, Found } from "../../search/engine.ts";
import { LONGEST_QUERY, tidied } from "../../search/query.ts";
import { searchFilters } from "./filters.ts";
import { hitList } from "./hits.ts";
import { followSearches } from "./searches.ts";

export { makeEngine } from "../../search/engine.ts";
export { fileLoader } from "../../search/files.ts";

/** Results drawn at a time. */
const PAGE = 8;
/** Quiet time after a key before searching, in milliseconds: below what feels slow, above the gap between two keys. */
const PAUSE = 50;

export interface SearchHost {
  readonly words: Words;
  readonly engine: Engine;
  readonly emit: Emit;
}

export class SearchDialog {
  readonly element: HTMLDialogElement;
  readonly #host: SearchHost;
  readonly #input: HTMLInputElement;
  readonly #hits;
  readonly #filters;
  readonly #searches;
  readonly #status = element("p", { class: "gw-search__status", role: "status" });
  readonly #more: HTMLButtonElement;
  readonly #retry: HTMLButtonElement;
  #timer: number | undefined;
  /** Number of the newest search: an answer to an older one comes too late and is dropped. */
  #asked = 0;
  #found: Found | undefined;
  #drawn = 0;
  /** Where it stands in a page of its own, instead of in a dialog. */
  #page: HTMLElement | undefined;

  constructor(host: SearchHost) {
    this.#host = host;
    const { words } = host;
    this.#hits = hitList(words.say("search.listed"));
    this.#filters = searchFilters(words, () => void this.#search());
    this.#searches = followSearches((search) => host.emit("search-performed", { ...search }), () => Date.now());
    this.#input = this.#makeInput();
    this.#more = button(words.say("search.more"), "gw-button--quiet gw-search__more", () => void this.#draw());
    this.#retry = button(words.say("search.retry"), "gw-search__retry", () => void this.#search());
    this.element = this.#makeDialog();
    this.#reset();
  }

  /** Opens it, with what was typed on the way. */
  open(typed = ""): void {
    if (this.#page !== undefined) return this.#input.focus();
    if (this.element.open) return;
    if (!this.element.isConnected) document.body.append(this.element);
    this.element.showModal();
    this.#input.focus();
    this.#input.select();
    if (typed === "") return void this.#prepare();
    this.#input.value = typed;
    void this.#begin();
  }

  /** Makes the search a part of the page, with a query of the page's address, which then follows what is asked. */
  standIn(place: HTMLElement, query: string): void {
    this.#page = element("div", { class: "gw-search gw-search--page" });
    this.#page.append(...this.element.childNodes);
    this.#page.addEventListener("click", (event) => this.#clicked(event));
    place.append(this.#page);
    this.#input.value = query.slice(0, LONGEST_QUERY);
    void (query === "" ? this.#prepare() : this.#begin());
  }

  /** A reader who leaves the page has also left the search. */
  leave(): void {
    this.#searches.left();
  }

  remove(): void {
    window.clearTimeout(this.#timer);
    if (this.element.open) this.element.close();
    this.element.remove();
    this.#page?.remove();
  }

  #makeInput(): HTMLInputElement {
    const { words } = this.#host;
    const input = element("input", {
      type: "text",
      class: "gw-search__input",
      role: "combobox",
      maxlength: LONGEST_QUERY,
      placeholder: words.say("search.label"),
      enterkeyhint: "search",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      "aria-label": words.say("search.label"),
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.#hits.element.id,
    });
    input.addEventListener("input", () => this.#typed());
    input.addEventListener("keydown", (event) => this.#key(event));
    return input;
  }

  #makeDialog(): HTMLDialogElement {
    const { words } = this.#host;
    const close = button("", "gw-search__close", () => this.element.close());
    close.append(icon("close"));
    close.setAttribute("aria-label", words.say("search.close"));
    const form = element("form", { class: "gw-search__bar", role: "search" }, icon("search"), this.#input, close);
    form.addEventListener("submit", (event) => (event.preventDefault(), this.#openActive()));
    const scroll = element("div", { class: "gw-search__scroll", id: freshId("scroll") });
    scroll.append(this.#status, this.#retry, this.#hits.element, this.#more);
    const dialog = element("dialog", { class: "gw-search", "aria-label": words.say("search.title") });
    dialog.append(form, this.#filters.element, scroll, keyHints(words));
    dialog.addEventListener("close", () => this.leave());
    dialog.addEventListener("click", (event) => this.#clicked(event));
    return dialog;
  }

  /** Loads the search while the reader thinks of a word; shows filters at once where the index has some. */
  async #prepare(): Promise<void> {
    if (this.#found !== undefined || this.#input.value !== "") return;
    try {
      const counts = await this.#host.engine.counts();
      if (this.#found === undefined) this.#filters.show(counts);
    } catch {
      this.#fail();
    }
  }

  /** A search that was asked before anything was loaded; counting first makes the index load its filters, too. */
  async #begin(): Promise<void> {
    await this.#host.engine.counts().catch(() => undefined); // the search itself says what fails
    await this.#search();
  }

  #typed(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#search(), PAUSE);
  }

  async #search(): Promise<void> {
    window.clearTimeout(this.#timer);
    const number = (this.#asked += 1);
    const { words, engine } = this.#host;
    const query = tidied(this.#input.value);
    const filters = this.#filters.chosen();
    this.#retry.hidden = true;
    if (this.#page !== undefined) keepInAddress(query);
    if (query === "" && Object.keys(filters).length === 0) return this.#reset();
    const slow = window.setTimeout(() => this.#status.replaceChildren(words.say("search.searching")), 400);
    try {
      const found = await engine.search(query, filters);
      if (number !== this.#asked) return;
      await this.#show(found, query, number);
      this.#searches.shown({ query, results: found.total, filters });
    } catch {
      if (number === this.#asked) this.#fail();
    } finally {
      window.clearTimeout(slow);
    }
  }

  async #show(found: Found, query: string, number: number): Promise<void> {
    const { words } = this.#host;
    const hits = await found.load(0, PAGE);
    if (number !== this.#asked) return;
    this.#found = found;
    this.#drawn = hits.length;
    this.#hits.clear();
    this.#hits.add(hits);
    this.#afterDraw();
    this.#filters.show(found.counts);
    if (found.total > 0) return this.#status.replaceChildren(words.say("search.results", { count: found.total }));
    const said = query === "" ? words.say("search.none_filtered") : words.say("search.none", { query });
    this.#status.replaceChildren(element("strong", {}, said), ` ${words.say("search.none_hint")}`);
  }

  async #draw(): Promise<void> {
    const found = this.#found;
    if (found === undefined) return;
    try {
      const hits = await found.load(this.#drawn, this.#drawn + PAGE);
      if (found !== this.#found) return;
      this.#drawn += hits.length;
      this.#hits.add(hits);
      this.#afterDraw();
      this.#input.focus();
    } catch {
      this.#fail();
    }
  }

  #afterDraw(): void {
    const total = this.#found?.total ?? 0;
    this.#more.hidden = this.#drawn >= total;
    this.#hits.element.hidden = total === 0;
    this.#input.setAttribute("aria-expanded", String(total > 0));
    this.#point();
  }

  #point(): void {
    const active = this.#hits.active;
    if (active === undefined) this.#input.removeAttribute("aria-activedescendant");
    else this.#input.setAttribute("aria-activedescendant", active.id);
  }

  #reset(): void {
    this.#found = undefined;
    this.#retry.hidden = true;
    this.#hits.clear();
    this.#afterDraw();
    this.#status.replaceChildren(this.#host.words.say("search.hint"));
    this.#searches.shown({ query: "", results: 0, filters: {} });
  }

  #fail(): void {
    this.#found = undefined;
    this.#hits.clear();
    this.#afterDraw();
    this.#status.replaceChildren(this.#host.words.say("search.failed"));
    this.#retry.hidden = false;
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return; // the keys belong to the input method
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    if (step !== undefined && this.#drawn > 0) {
      event.preventDefault();
      this.#hits.move(step);
      this.#point();
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.#openActive();
    }
  }

  /** Clicked like a link, so that a site that swaps pages in place sees it. */
  #openActive(): void {
    (this.#hits.active ?? this.#hits.move(1))?.click();
  }

  #clicked(event: MouseEvent): void {
    if (event.target === this.element) return this.element.close(); // the backdrop
    const option = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("[role=option]") : null;
    if (option === null) return;
    this.#searches.opened(option.getAttribute("href") ?? "");
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) this.element.close();
  }
}

function keepInAddress(query: string): void {
  const address = new URL(window.location.href);
  if (query === "") address.searchParams.delete("q");
  else address.searchParams.set("q", query);
  window.history.replaceState(window.history.state, "", address);
}

function keyHints(words: Words): HTMLElement {
  const hint = (keys: string[], says: "move" | "open" | "close"): HTMLElement =>
    element("span", {}, ...keys.map((key) => element("kbd", {}, key)), ` ${words.say(`search.key.${says}`)}`);
  const hints = [hint(["↑", "↓"], "move"), hint(["↵"], "open"), hint(["Esc"], "close")];
  return element("div", { class: "gw-search__keys", "aria-hidden": "true" }, ...hints);
}
