/** The panel's place in the page: at its side, above everything in it, and gone without a trace. */
import { watchBox } from "../dom/changes.ts";
import { topLayer, watchLayers } from "../dom/layer.ts";
import { together } from "../dom/listen.ts";
import { KEPT_IN } from "../dom/stage.ts";
import { button, element } from "../page/element.ts";
import sheet from "./panel.css";
import type { Ask } from "./embed.ts";
import { HELP_TAG } from "./tag.ts";
import type { Words } from "./words.ts";

export interface Parts {
  readonly head: readonly Node[];
  readonly body: readonly Node[];
  readonly foot: readonly Node[];
}

export class Frame {
  readonly #host = document.createElement(HELP_TAG);
  readonly #root = this.#host.attachShadow({ mode: "open" });
  readonly #section: HTMLElement;
  readonly #scroll: HTMLElement;
  readonly #watched = together();
  readonly #ask: Pick<Ask, "closed" | "giveBack">;
  #full = document.fullscreenElement;

  /** Only `body` scrolls. */
  constructor(words: Words, ask: Pick<Ask, "closed" | "giveBack">, { head, body, foot }: Parts) {
    this.#ask = ask;
    const end = button("", "close", () => this.close());
    end.setAttribute("aria-label", words.say("close"));
    const title = element("header", {}, element("h2", { id: "title", part: "title" }, words.say("title")), end);
    this.#scroll = element("div", { class: "scroll" }, ...body);
    this.#section = element(
      "section",
      { popover: "manual", role: "dialog", "aria-labelledby": "title", part: "panel", lang: words.language, dir: words.say("direction") },
      title, ...head, this.#scroll, ...foot,
    );
    const styles = new CSSStyleSheet();
    styles.replaceSync(sheet);
    this.#root.adoptedStyleSheets = [styles];
    this.#root.append(this.#section);
    this.#root.addEventListener("keydown", (event) => this.#key(event as KeyboardEvent));
    for (const type of KEPT_IN.split(" ")) {
      this.#root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
    }
  }

  show(): void {
    this.#raise();
    const check = (): void => this.#check();
    this.#watched.add(watchLayers(check), watchBox(this.#section, check));
  }

  /** Out of the way, as if it were closed; `show` brings it back as it was. */
  hide(): void {
    this.#watched.stop();
    const mayReturn = this.#root.activeElement !== null;
    this.#section.hidePopover();
    if (mayReturn) this.#ask.giveBack();
  }

  close(): void {
    const mayReturn = this.#root.activeElement !== null;
    this.#watched.stop();
    if (!this.#host.isConnected) return;
    this.#host.remove();
    this.#ask.closed();
    if (mayReturn) this.#ask.giveBack();
  }

  /** Keys of an input method are its own. */
  #key(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.isComposing && event.keyCode !== 229) this.close();
  }

  #check(): void {
    const moved = this.#host.parentNode !== topLayer(undefined);
    if (moved || this.#full !== document.fullscreenElement) this.#raise();
  }

  /** What was shown last is on top. Being hidden for a moment costs focus and scroll, which are put back. */
  #raise(): void {
    const home = topLayer(undefined);
    const focused = this.#root.activeElement as HTMLElement | null;
    const { scrollTop } = this.#scroll;
    this.#full = document.fullscreenElement;
    if (home !== this.#host.parentNode) home.append(this.#host);
    if (this.#section.matches(":popover-open")) this.#section.hidePopover();
    this.#section.showPopover();
    this.#scroll.scrollTop = scrollTop;
    focused?.focus({ preventScroll: true });
  }
}
