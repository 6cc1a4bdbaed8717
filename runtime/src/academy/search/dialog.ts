/** The search dialog: a native modal dialog with a combobox; results come as one types, filters narrow them. */
import { button, element, freshId, icon } from "../../page/element.ts";
import type { Emit } from "../../page/events.ts";
import type { Words } from "../../page/words.ts";
import type { Engine, Found, Hit } from "../../search/engine.ts";
import { IndexUnreadable } from "../../search/files.ts";
import { LONGEST_QUERY, tidied } from "../../search/query.ts";
import { askFirst, PAGE } from "../../search/view/ask.ts";
import { obeyKeys, pointAt, searchField } from "../../search/view/field.ts";
import { followSearches } from "../../search/view/searches.ts";
import { label } from "../site.ts";
import { keepInAddress, keyHints, shortened } from "./field.ts";
import { searchFilters } from "./filters.ts";
import { type GroupName, groupOf, headingOf, sizes } from "./groups.ts";
import { hitRow, pageRow } from "./hits.ts";
import { optionList } from "./options.ts";
import { type Recent, recentRow } from "./recent.ts";
import { searchStatus } from "./status.ts";
import { suggestions } from "./suggested.ts";

export { makeEngine } from "../../search/engine.ts";
export { fileLoader } from "../../search/files.ts";
export { recentSearches } from "./recent.ts";

/** Quiet time after a key before searching, in milliseconds: what a fast hand leaves between two keys. */
const PAUSE = 50;
/** Before the pages in other languages are counted, for which their indexes are loaded. */
const COUNT_PAUSE = 400;

export interface SearchHost {
  readonly words: Words;
  readonly emit: Emit;
  readonly recent: Recent;
  /** The reader's role. */
  role(): string | undefined;
  /** The search in a language, by default the page's. */
  engine(language?: string): Engine;
}

interface Shown {
  readonly query: string;
  readonly language: string | undefined;
  readonly found: Found;
}

export class SearchDialog {
  readonly element: HTMLDialogElement;
  readonly #host: SearchHost;
  readonly #input: HTMLInputElement;
  readonly #options;
  readonly #filters;
  readonly #searches;
  readonly #status = searchStatus();
  readonly #more: HTMLButtonElement;
  readonly #retry: HTMLButtonElement;
  readonly #reload: HTMLButtonElement;
  readonly #clear: HTMLButtonElement;
  readonly #role = element("p", { class: "gw-search__role", id: freshId("role") });
  readonly #scroll = element("div", { class: "gw-search__scroll" });
  #timer: number | undefined;
  #counting: number | undefined;
  /** Number of the newest search: an answer to an older one comes too late and is dropped. */
  #asked = 0;
  /** Whether what is shown answers what stands in the field. */
  #current = true;
  /** The reader pressed Enter before the answer was there. */
  #hasty = false;
  #shown: Shown | undefined;
  #drawn = 0;
  /** Where it stands in a page of its own, instead of in a dialog. */
  #page: HTMLElement | undefined;

  constructor(host: SearchHost) {
    this.#host = host;
    const { words } = host;
    this.#options = optionList(words.say("search.listed"));
    this.#filters = searchFilters(words, () => void this.#search(), () => this.#countLanguages());
    this.#searches = followSearches((search) => host.emit("search-performed", { ...search }), () => Date.now());
    this.#input = this.#makeInput();
    this.#more = button(words.say("search.more"), "gw-button--quiet gw-search__more", () => void this.#draw());
    this.#retry = button(words.say("search.retry"), "gw-search__again", () => void this.#again());
    this.#reload = button(words.say("search.reload"), "gw-search__again", () => window.location.reload());
    this.#clear = element("button", { type: "button", class: "gw-search__clear" }, words.say("search.recent.clear"));
    this.#clear.addEventListener("click", () => this.#forgetAll());
    this.element = this.#makeDialog();
    this.#reset();
  }

  /** Opens it, with what was typed on the way. */
  open(typed = ""): void {
    if (this.#page !== undefined) return this.#input.focus();
    if (this.element.open) return;
    if (!this.element.isConnected) document.body.append(this.element);
    this.#tellRole();
    if (this.#input.value === "") this.#reset(); // what was asked, or chosen on the page, since the last time
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
    this.#tellRole();
    this.#input.value = query.slice(0, LONGEST_QUERY);
    void (query === "" ? this.#prepare() : this.#begin());
  }

  /** A reader who leaves the page has also left the search. */
  leave(): void {
    this.#searches.left();
  }

  remove(): void {
    window.clearTimeout(this.#timer);
    window.clearTimeout(this.#counting);
    this.#status.stop();
    if (this.element.open) this.element.close();
    this.element.remove();
    this.#page?.remove();
  }

  #makeInput(): HTMLInputElement {
    const { words } = this.#host;
    const own = { class: "gw-search__input", "aria-describedby": this.#role.id };
    const input = searchField(words.say("search.label"), this.#options.element.id, own);
    input.addEventListener("input", () => this.#typed());
    obeyKeys(input, this.#options, (event) => this.#actOf(event));
    return input;
  }

  #makeDialog(): HTMLDialogElement {
    const { words } = this.#host;
    const close = button("", "gw-search__close", () => this.element.close());
    close.append(icon("close"));
    close.setAttribute("aria-label", words.say("search.close"));
    const form = element("form", { class: "gw-search__bar", role: "search" }, icon("search"), this.#input, close);
    form.addEventListener("submit", (event) => (event.preventDefault(), this.#enter()));
    const line = element("div", { class: "gw-search__line" }, ...this.#status.elements, this.#clear);
    this.#scroll.append(this.#retry, this.#reload, this.#options.element, this.#more);
    const dialog = element("dialog", { class: "gw-search", "aria-label": words.say("search.title") });
    const foot = element("div", { class: "gw-search__foot" }, keyHints(words), this.#role);
    dialog.append(form, this.#filters.element, line, this.#scroll, foot);
    dialog.addEventListener("close", () => this.leave());
    dialog.addEventListener("click", (event) => this.#clicked(event));
    return dialog;
  }

  #tellRole(): void {
    const role = this.#host.role();
    this.#role.hidden = role === undefined;
    this.#role.textContent = role === undefined ? "" : this.#host.words.say("search.role", { role: label("role", role) });
  }

  /** Loads the search while the reader thinks of a word; shows filters at once where the index has some. */
  async #prepare(): Promise<void> {
    if (this.#shown !== undefined || this.#input.value !== "") return;
    const number = this.#asked;
    try {
      const counts = await this.#engine().counts();
      if (number === this.#asked) this.#filters.show(counts);
      await this.#drawLanguages();
    } catch (error) {
      if (number === this.#asked) this.#fail(error);
    }
  }

  /** A search that was asked before anything was loaded; counting first makes the index load its filters, too. */
  async #begin(): Promise<void> {
    await this.#engine().counts().catch(() => undefined); // the search itself says what fails
    await this.#search();
  }

  #again(): Promise<void> {
    this.#input.focus();
    if (this.#asks()) return this.#search();
    this.#reset();
    return this.#prepare();
  }

  #engine(): Engine {
    return this.#host.engine(this.#filters.language.chosen());
  }

  #typed(): void {
    this.#current = this.#hasty = false;
    this.#options.choose(undefined); // it answered other words
    pointAt(this.#input, this.#options);
    if (this.#shown === undefined) this.#empty(); // what an empty field offered answers nothing that is typed
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#search(), PAUSE);
  }

  #asks(): boolean {
    return tidied(this.#input.value) !== "" || Object.keys(this.#filters.chosen()).length > 0;
  }

  async #search(): Promise<void> {
    window.clearTimeout(this.#timer);
    const number = (this.#asked += 1);
    const query = tidied(this.#input.value);
    const filters = this.#filters.chosen();
    const language = this.#filters.language.chosen();
    this.#offerAgain();
    if (this.#page !== undefined) keepInAddress(query);
    if (!this.#asks()) return this.#reset();
    const slow = (): void => this.#status.say(this.#host.words.say("search.searching"));
    try {
      const { found, hits } = await askFirst(this.#engine(), query, filters, slow);
      if (number !== this.#asked) return;
      this.#show({ query, language, found }, hits);
      const chosen = language === undefined ? filters : { ...filters, language: [language] };
      this.#searches.shown({ query, results: found.total, filters: chosen, covered: found.covered });
      await this.#drawLanguages();
    } catch (error) {
      if (number === this.#asked) this.#fail(error);
    }
  }

  #show(shown: Shown, hits: readonly Hit[]): void {
    const { query, found } = shown;
    this.#shown = shown;
    this.#drawn = 0;
    this.#current = query === tidied(this.#input.value); // more may have been typed since it was asked
    this.#options.clear();
    this.#clear.hidden = true;
    this.#offerRecent(query === "" ? [] : this.#host.recent.beginning(query));
    this.#append(hits);
    this.#scroll.scrollTop = 0;
    this.#filters.show(found.counts);
    this.#tellTotal(query, found.total);
    if (this.#hasty) this.#enter();
  }

  #tellTotal(query: string, total: number): void {
    const { words } = this.#host;
    if (total > 0) return this.#status.say(words.say("search.results", { count: total }), { later: true });
    const said = query === "" ? words.say("search.none_filtered") : words.say("search.none", { query: shortened(query) });
    const filtered = Object.keys(this.#filters.chosen()).length > 0;
    this.#status.say(said, { more: words.say(filtered ? "search.none_hint_filtered" : "search.none_hint"), later: true });
  }

  #append(hits: readonly Hit[]): HTMLElement[] {
    const { found, language } = this.#shown ?? {};
    const { words } = this.#host;
    const count = sizes(found?.kinds ?? []);
    const rows = hits.map((hit, at): [GroupName, HTMLElement] => [groupOf(hit.kind, this.#drawn + at), hitRow(hit, language)]);
    this.#drawn += hits.length;
    for (const [group, row] of rows)
      this.#options.add(group, words.say(headingOf(group)), [row], group === "top" ? undefined : String(count.get(group) ?? 0));
    this.#afterDraw();
    return rows.map(([, row]) => row);
  }

  /** Draws further results, and goes to the best of them: groups further up have grown, too. */
  async #draw(): Promise<void> {
    const shown = this.#shown;
    if (shown === undefined) return;
    try {
      const hits = await shown.found.load(this.#drawn, this.#drawn + PAGE);
      if (shown !== this.#shown) return;
      const [first] = this.#append(hits);
      this.#options.choose(first?.querySelector<HTMLElement>("[role=option]") ?? undefined);
      pointAt(this.#input, this.#options);
      this.#input.focus();
    } catch (error) {
      if (shown === this.#shown) this.#fail(error);
    }
  }

  #afterDraw(): void {
    this.#more.hidden = this.#drawn >= (this.#shown?.found.total ?? 0);
    this.#options.element.hidden = this.#options.size === 0;
    pointAt(this.#input, this.#options);
  }

  /** What an empty field shows: what was searched for before, and pages worth a look. */
  #reset(): void {
    const { words, recent, role } = this.#host;
    this.#asked += 1;
    this.#shown = undefined;
    this.#drawn = 0;
    this.#current = true;
    this.#hasty = false;
    this.#offerAgain();
    this.#options.clear();
    this.#offerRecent(recent.all());
    const pages = suggestions(role()).map((one) => pageRow(one, one.kind === "role" ? words.say("role.yours") : ""));
    this.#options.add("suggested", words.say("search.suggested"), pages);
    this.#clear.hidden = recent.all().length === 0;
    this.#afterDraw();
    this.#status.say(words.say("search.hint"));
    this.#searches.shown({ query: "", results: 0, filters: {}, covered: 0 });
  }

  #offerRecent(queries: readonly string[]): void {
    const { words } = this.#host;
    const rows = queries.map((query) =>
      recentRow(query, words, { again: () => this.#ask(query), forget: (row) => this.#forget(query, row) }),
    );
    this.#options.add("recent", words.say("search.recent"), rows);
  }

  #ask(query: string): void {
    this.#input.value = query;
    this.#input.focus();
    this.#current = this.#hasty = false;
    void this.#search();
  }

  #forget(query: string, row: HTMLElement): void {
    this.#host.recent.forget(query);
    this.#options.drop(row);
    if (this.#host.recent.all().length === 0) this.#clear.hidden = true;
    this.#afterDraw();
    this.#input.focus();
  }

  #forgetAll(): void {
    this.#host.recent.clear();
    this.#reset();
    this.#input.focus();
  }

  #fail(error: unknown): void {
    const { words } = this.#host;
    const unreadable = error instanceof IndexUnreadable;
    this.#shown = undefined;
    this.#drawn = 0;
    this.#hasty = false;
    this.#empty();
    this.#offerAgain(unreadable ? this.#reload : this.#retry);
    this.#status.say(words.say(unreadable ? "search.unreadable" : "search.failed"));
  }

  #empty(): void {
    this.#options.clear();
    this.#clear.hidden = true;
    this.#afterDraw();
  }

  #offerAgain(way?: HTMLButtonElement): void {
    for (const one of [this.#retry, this.#reload]) one.hidden = one !== way;
  }

  /** Those that the index names, which is loaded by then. */
  async #drawLanguages(): Promise<void> {
    const engine = this.#host.engine();
    const [languages, own] = await Promise.all([engine.languages(), engine.language()]);
    this.#filters.language.draw(languages, own);
    this.#filters.reveal();
    window.clearTimeout(this.#counting);
    if (this.#filters.opened) this.#counting = window.setTimeout(() => this.#countLanguages(), COUNT_PAUSE);
  }

  /** Only for a reader who looks at the filters: it loads the index of each language. */
  #countLanguages(): void {
    const number = this.#asked;
    const query = tidied(this.#input.value);
    const { language } = this.#filters;
    for (const one of language.drawn()) {
      const tell = (pages?: number): void => void (number === this.#asked && language.count(one, pages));
      this.#host.engine(one).search(query, this.#filters.chosen()).then(({ total }) => tell(total), () => tell());
    }
  }

  #actOf(event: KeyboardEvent): (() => void) | undefined {
    if (event.key === "Enter") return () => (event.ctrlKey || event.metaKey ? this.#beside(event) : this.#enter());
    const cross = this.#options.active?.parentElement?.querySelector<HTMLElement>(".gw-recent__forget");
    return event.key === "Delete" && cross ? () => cross.click() : undefined;
  }

  /** Opens the active option or else the best page, as soon as it is known. Clicked, so that a site that swaps pages sees it. */
  #enter(): void {
    const { active } = this.#options;
    this.#hasty = active === undefined && !this.#current;
    if (this.#hasty || (active === undefined && this.#shown === undefined)) return;
    (active ?? this.#options.element.querySelector<HTMLElement>("a[role=option]"))?.click();
  }

  /** Opens the active option or else the best page in a tab of its own, as a click with the same keys does. */
  #beside({ ctrlKey, metaKey }: KeyboardEvent): void {
    const link = this.#options.active ?? (this.#current ? this.#options.element.querySelector("a[role=option]") : null);
    link?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey }));
  }

  #clicked(event: MouseEvent): void {
    if (event.target === this.element) return this.element.close(); // the backdrop
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[role=option]") : null;
    if (link === null) return;
    this.#searches.opened(link.getAttribute("href") ?? "");
    if (this.#shown?.query) this.#host.recent.keep(this.#shown.query);
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) this.element.close();
  }
}
