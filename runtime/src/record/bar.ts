/** The recording bar: how many steps there are, and the ways to take one back, to pause and to finish. */
import { watchChanges } from "../dom/changes.ts";
import { topLayer, watchLayers } from "../dom/layer.ts";
import { HOST_TAG } from "../dom/roots.ts";
import { announcer, button, element } from "../page/element.ts";
import sheet from "./bar.css";
import type { Status } from "./messages.ts";

export type Press = "undo" | "pause" | "finish";

/** What happens in the bar stays there; a press on it takes the focus from nothing in the page. */
const KEPT_IN =
  "click mousedown mouseup pointerdown pointerup touchstart keydown keyup focusin focusout input change";

export class Bar {
  readonly #host = document.createElement(HOST_TAG);
  readonly #bar = element("div", { class: "bar", popover: "manual", role: "group", "aria-label": "Guidewright recorder" });
  readonly #count = element("span", { class: "count" });
  readonly #live = announcer();
  readonly #pause: HTMLButtonElement;
  readonly #undo: HTMLButtonElement;

  constructor(press: (act: Press) => void) {
    this.#pause = button("Pause", "pause", () => press("pause"));
    this.#undo = button("Undo last step", "undo", () => press("undo"));
    const move = button("Move", "move", () => this.#bar.classList.toggle("above"));
    const finish = button("Finish", "finish", () => press("finish"));
    this.#bar.append(element("i", { class: "dot" }), this.#count, this.#undo, this.#pause, move, finish, this.#live.element);
    const root = this.#host.attachShadow({ mode: "open" });
    const styles = new CSSStyleSheet();
    styles.replaceSync(sheet);
    root.adoptedStyleSheets = [styles];
    root.append(this.#bar);
    for (const type of KEPT_IN.split(" ")) root.addEventListener(type, (event) => event.stopPropagation());
    root.addEventListener("mousedown", (event) => event.preventDefault());
  }

  /** Shows the bar from now on, wherever the page's top layer is, and however often the page is drawn anew. */
  mount(): void {
    const check = (): void => this.#place();
    check();
    watchLayers(check);
    watchChanges(check);
  }

  show({ paused, steps, last }: Status): void {
    const count = `${steps} ${steps === 1 ? "step" : "steps"}`;
    this.#count.textContent = `${paused ? "Paused" : "Recording"} · ${count}${last && `: ${last}`}`;
    this.#bar.classList.toggle("paused", paused);
    this.#pause.textContent = paused ? "Resume" : "Pause";
    this.#undo.disabled = steps === 0;
    this.say(this.#count.textContent);
  }

  say(sentence: string): void {
    this.#live.say([sentence]);
  }

  /** Says something that the next change of state replaces. */
  note(sentence: string): void {
    this.#count.textContent = sentence;
    this.say(sentence);
  }

  #place(): void {
    const home = topLayer(undefined);
    if (home !== this.#host.parentNode) home.append(this.#host);
    if (this.#bar.isConnected && !this.#bar.matches(":popover-open")) this.#bar.showPopover();
  }
}
