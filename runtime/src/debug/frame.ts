/** The panel's own element: docked over the page and above everything in it, and gone without a trace. */
import { watchBox } from "../dom/changes.ts";
import { topLayer, watchLayers } from "../dom/layer.ts";
import { listen, together } from "../dom/listen.ts";
import { deepActive } from "../dom/roots.ts";
import { KEPT_IN } from "../dom/stage.ts";
import { button, element } from "../page/element.ts";
import sheet from "./panel.css";
import { tourHost } from "./playing.ts";
import type { Words } from "./words.ts";

/** Starts as the tours' element does, so that no tour looks for its targets in here. */
export const PANEL_TAG = "guidewright-debug";

const DOCKS = ["right", "bottom", "left"];
/** From this width on the panel stands beside the page; the same in its style sheet. */
const WIDE = 760;
const STILL: FocusOptions = { preventScroll: true };

export class Frame {
  readonly section: HTMLElement;
  readonly root: ShadowRoot;
  readonly #host = document.createElement(PANEL_TAG);
  readonly #watched = together();
  readonly #known = new WeakSet<ShadowRoot>();
  readonly #before = deepActive();
  readonly #layer: HTMLElement;
  readonly #resize: (isSmall: boolean) => void;
  #full = document.fullscreenElement;

  /** `layer` is a popover that lies right below the panel. */
  constructor({ language, say }: Words, body: readonly Node[], layer: HTMLElement, close: () => void) {
    const small = button("", "small", () => this.#resize(!this.section.hasAttribute("data-small")));
    const move = button("", "move", () => this.#move());
    const end = button("", "close", close);
    move.setAttribute("aria-label", say("move"));
    end.setAttribute("aria-label", say("close"));
    this.#layer = layer;
    this.#resize = (isSmall) => {
      this.section.toggleAttribute("data-small", isSmall);
      small.setAttribute("aria-expanded", `${!isSmall}`);
      small.setAttribute("aria-label", say(isSmall ? "larger" : "smaller"));
    };
    const head = element("header", {}, element("h2", { id: "panel" }, say("title")), move, small, end);
    this.section = element("section", { popover: "manual", "aria-labelledby": "panel", lang: language, "data-dock": DOCKS[0] }, head, ...body);
    this.#resize(false);
    this.root = this.#host.attachShadow({ mode: "open" });
    const styles = new CSSStyleSheet();
    styles.replaceSync(sheet);
    this.root.adoptedStyleSheets = [styles];
    this.root.append(layer, this.section);
    for (const type of KEPT_IN.split(" ")) {
      this.root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
    }
    this.#raise();
    this.#watched.add(watchLayers(() => this.#check()), watchBox(this.section, () => this.#check()));
  }

  /** Notices a tour that has come, to stay above the dimmed page; `changed` is called when its card comes or goes. */
  watchTour(changed: () => void): void {
    const root = tourHost()?.shadowRoot;
    if (!root || this.#known.has(root)) return;
    this.#known.add(root);
    const toggled = (): void => {
      this.#raise();
      changed();
    };
    this.#watched.add(listen(root, "toggle", toggled));
    toggled();
  }

  /** Where panel and card cannot both be seen, the card comes first. */
  makeRoom(): void {
    if (innerWidth < WIDE) this.#resize(true);
  }

  /** Gives the keyboard back to where it was, if it is still in here. */
  close(): void {
    const mayReturn = this.root.activeElement !== null;
    this.#watched.stop();
    this.#host.remove();
    if (mayReturn && this.#before?.isConnected) (this.#before as HTMLElement).focus(STILL);
  }

  #check(): void {
    const moved = this.#host.parentNode !== topLayer(undefined);
    if (moved || this.#full !== document.fullscreenElement) this.#raise();
  }

  /** What was shown last is on top. Being hidden for a moment costs focus and scroll, which are put back. */
  #raise(): void {
    const home = topLayer(undefined);
    const focused = this.root.activeElement as HTMLElement | null;
    const scrolled = [...this.section.querySelectorAll("[role=tabpanel]")].map((one) => [one, one.scrollTop] as const);
    this.#full = document.fullscreenElement;
    if (home !== this.#host.parentNode) home.append(this.#host);
    for (const one of [this.#layer, this.section]) {
      if (one.matches(":popover-open")) one.hidePopover();
      one.showPopover();
    }
    for (const [one, top] of scrolled) one.scrollTop = top;
    focused?.focus(STILL);
  }

  #move(): void {
    const { dataset } = this.section;
    dataset["dock"] = DOCKS[(DOCKS.indexOf(dataset["dock"] ?? "") + 1) % DOCKS.length] ?? "";
  }
}
