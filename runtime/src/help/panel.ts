/** The help panel: the search of a help site, inside a product. Loaded when it is first opened. */
import { button, element } from "../page/element.ts";
import { makeEmit } from "../page/events.ts";
import { browserStore } from "../page/storage.ts";
import { type Engine, type Found, type Hit, makeEngine } from "../search/engine.ts";
import { fileLoader, IndexUnreadable } from "../search/files.ts";
import { LONGEST_QUERY, tidied } from "../search/query.ts";
import { askFirst, PAGE } from "../search/view/ask.ts";
import { obeyKeys, pointAt, searchField } from "../search/view/field.ts";
import { followSearches } from "../search/view/searches.ts";
import type { Guidewright } from "../tours/api.ts";
import type { Ask, Shown } from "./embed.ts";
import { Frame } from "./frame.ts";
import { type ResultList, resultList, type StartTour } from "./results.ts";
import { loadWords, type Words } from "./words.ts";

/** Quiet time after a key before searching, in milliseconds. */
const PAUSE = 120;

/** Keeps what was loaded for the next opening. */
export interface Desk {
  /** Loads the words; what it returns shows the panel. */
  prepare(ask: Ask): Promise<() => Shown>;
}

export function makeDesk(site: URL, role: () => string): Desk {
  const load = fileLoader(site);
  const engines = new Map<string, Engine>();
  const engineOf = (language: string): Engine => {
    const made = engines.get(language) ?? makeEngine({ root: site, load, language, role });
    engines.set(language, made);
    return made;
  };
  return {
    async prepare(ask) {
      const words = await loadWords(ask.language);
      return () => new Panel(site, ask, words, engineOf(ask.language));
    },
  };
}

class Panel implements Shown {
  readonly #words: Words;
  readonly #engine: Engine;
  readonly #frame: Frame;
  readonly #input: HTMLInputElement;
  readonly #status = element("p", { class: "status", role: "status" });
  readonly #list: ResultList;
  readonly #more: HTMLButtonElement;
  readonly #retry: HTMLButtonElement;
  readonly #searches = followSearches((search) => makeEmit(browserStore())("search-performed", { ...search }), Date.now);
  #timer: number | undefined;
  /** Number of the newest search: an answer to an older one comes too late and is dropped. */
  #asked = 0;
  #found: Found | undefined;
  #drawn = 0;
  /** Whether what is shown answers what stands in the field. */
  #current = true;
  /** The reader pressed Enter before the answer was there. */
  #hasty = false;

  constructor(site: URL, ask: Ask, words: Words, engine: Engine) {
    this.#words = words;
    this.#engine = engine;
    this.#list = resultList(words, this.#starter());
    this.#list.element.addEventListener("click", (event) => this.#chosen(event));
    this.#input = this.#makeInput();
    this.#more = button(words.say("more"), "plain", () => void this.#showMore());
    this.#retry = button(words.say("retry"), "plain", () => void this.#again());
    const field = element("form", { role: "search" }, this.#input);
    field.addEventListener("submit", (event) => event.preventDefault());
    const parts = {
      head: [field, this.#status],
      body: [this.#retry, this.#list.element, this.#more],
      foot: [siteLink(site, words)],
    };
    const closed = (): void => {
      window.clearTimeout(this.#timer);
      this.#asked += 1;
      this.#searches.left();
      ask.closed();
    };
    this.#frame = new Frame(words, { ...ask, closed }, parts);
    this.#reset();
    this.#frame.show();
    this.focus(ask.query);
  }

  focus(query: string): void {
    this.#input.focus({ preventScroll: true });
    if (query === "") return this.#warm();
    this.#input.value = query.slice(0, LONGEST_QUERY);
    void this.#search();
  }

  close(): void {
    this.#frame.close();
  }

  #makeInput(): HTMLInputElement {
    const input = searchField(this.#words.say("label"), this.#list.element.id, { part: "input" });
    input.addEventListener("input", () => {
      this.#current = this.#hasty = false;
      this.#list.leave();
      pointAt(this.#input, this.#list);
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#search(), PAUSE);
    });
    obeyKeys(input, this.#list, ({ key }) => (key === "Enter" ? () => this.#enter() : undefined));
    return input;
  }

  /** Loads the index while the reader thinks of a word. */
  #warm(): void {
    const mine = this.#asked;
    this.#engine.counts().catch((error: unknown) => mine === this.#asked && this.#fail(error));
  }

  #again(): void {
    this.#input.focus({ preventScroll: true });
    if (this.#input.value.trim() !== "") return void this.#search();
    this.#reset();
    this.#warm();
  }

  async #search(): Promise<void> {
    window.clearTimeout(this.#timer);
    const mine = (this.#asked += 1);
    const query = tidied(this.#input.value);
    if (query === "") return this.#reset();
    try {
      const { found, hits } = await askFirst(this.#engine, query, {}, () => this.#say(this.#words.say("searching")));
      if (mine !== this.#asked) return;
      this.#found = found;
      this.#draw(hits, false);
      this.#retry.hidden = true;
      this.#tell(query, found);
      this.#current = query === tidied(this.#input.value); // more may have been typed since it was asked
      if (this.#hasty) this.#enter();
    } catch (error) {
      if (mine === this.#asked) this.#fail(error);
    }
  }

  #tell(query: string, { total, covered }: Found): void {
    const count = new Intl.NumberFormat(this.#words.language).format(total);
    const none = element("strong", {}, this.#words.say("none", { query }));
    if (total > 0) this.#say(this.#words.say("results", { count }));
    else this.#say(none, ` ${this.#words.say("none_hint")}`);
    this.#searches.shown({ query, results: total, filters: {}, covered });
  }

  async #showMore(): Promise<void> {
    const [found, mine] = [this.#found, this.#asked];
    try {
      const hits = await found?.load(0, this.#drawn + PAGE);
      if (hits === undefined || mine !== this.#asked) return;
      this.#draw(hits, true);
      this.#input.focus({ preventScroll: true });
    } catch (error) {
      if (mine === this.#asked) this.#fail(error);
    }
  }

  #draw(hits: readonly Hit[], stay: boolean): void {
    this.#list.draw(hits, stay);
    this.#drawn = hits.length;
    this.#more.hidden = hits.length >= (this.#found?.total ?? 0);
    pointAt(this.#input, this.#list);
  }

  #reset(): void {
    this.#current = true;
    this.#hasty = false;
    this.#found = undefined;
    this.#retry.hidden = true;
    this.#draw([], false);
    this.#say(this.#words.say("hint"));
    this.#searches.shown({ query: "", results: 0, filters: {}, covered: 0 });
  }

  #fail(error: unknown): void {
    this.#current = true;
    this.#hasty = false;
    this.#found = undefined;
    this.#draw([], false);
    this.#say(this.#words.say(error instanceof IndexUnreadable ? "damaged" : "failed"));
    this.#retry.hidden = false;
  }

  #say(...what: readonly (Node | string)[]): void {
    this.#status.replaceChildren(...what);
  }

  /** Opens the active option or else the best one, as soon as it is known. */
  #enter(): void {
    const { active } = this.#list;
    this.#hasty = active === undefined && !this.#current;
    if (!this.#hasty) (active ?? this.#list.move(1))?.click();
  }

  #chosen(event: Event): void {
    const option = event.target instanceof Element ? event.target.closest("a") : null;
    if (option !== null) this.#searches.opened(option.href);
  }

  /** Only the tours' public door is used, where the product has it in its page. */
  #starter(): StartTour {
    const tours = (window as { guidewright?: Guidewright }).guidewright;
    if (tours === undefined) return undefined;
    return async (tour) => {
      this.#frame.hide();
      const started = await Promise.resolve(tours.start(tour)).catch(() => false);
      if (started) return this.close();
      this.#frame.show();
      this.#input.focus({ preventScroll: true });
      this.#say(this.#words.say("tour_failed"));
    };
  }
}

/** It always leads somewhere, whatever has failed. */
function siteLink(site: URL, words: Words): HTMLElement {
  const note = element("span", { class: "gw-hidden" }, ` (${words.say("new_tab")})`);
  return element("footer", {}, element("a", { href: site.href, target: "_blank", rel: "noopener", part: "site" }, words.say("site"), note));
}
