/** The one element that is added to a page, with the ring and the card in its shadow tree, kept above everything else. */
import sheet from "./card.css";
import { bringIntoView, type Follow, type Placement, place } from "./place.ts";
import { watchBox } from "./changes.ts";
import { topLayer, watchLayers } from "./layer.ts";
import { together } from "./listen.ts";
import { deepActive, HOST_TAG } from "./roots.ts";

/** What happens in the card stays there: the page's own handlers would take it for a click or a key outside. */
const KEPT_IN =
  "click dblclick mousedown mouseup pointerdown pointerup touchstart touchend keydown keyup keypress focusin focusout input change wheel";

const TYPED_IN = "input,textarea,select,[contenteditable]:not([contenteditable=false])";

export class Stage {
  readonly ring: HTMLElement;
  readonly card: HTMLElement;
  readonly #host = document.createElement(HOST_TAG);
  readonly #root: ShadowRoot;
  readonly #loadFollow: () => Promise<Follow>;
  readonly #shown = together();
  #target: Element | undefined;
  #placement: Placement = "dock";
  #before: Element | null = null;

  constructor(live: HTMLElement, loadFollow: () => Promise<Follow>) {
    this.#loadFollow = loadFollow;
    this.#root = this.#host.attachShadow({ mode: "open" });
    const styles = new CSSStyleSheet();
    styles.replaceSync(sheet);
    this.#root.adoptedStyleSheets = [styles];
    this.ring = this.#part("ring");
    this.card = this.#part("card");
    this.card.tabIndex = -1;
    live.classList.add("live");
    this.#root.append(this.ring, this.card, live);
    for (const type of KEPT_IN.split(" ")) {
      this.#root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
    }
  }

  /** Shows the card, beside the target when there is one, and keeps both true until the next call. */
  show(target: Element | undefined, placement: Placement): void {
    const focused = this.#root.activeElement as HTMLElement | null;
    if (target && target !== this.#target) bringIntoView(target, this.#host);
    this.#shown.stop();
    this.#target = target;
    this.#placement = placement;
    this.#open();
    focused?.focus({ preventScroll: true });
  }

  get target(): Element | undefined {
    return this.#target;
  }

  hide(): void {
    this.#shown.stop();
    this.#target = undefined;
  }

  /** Moves the focus to the card, unless that would take it from a person who is typing;
   *  `gently`, unless it would take it from anything at all. False when it stayed. */
  takeFocus(gently: boolean): boolean {
    const active = deepActive();
    const free = this.focused !== null || active === null || active === document.body;
    if (!free && (gently || active.matches(TYPED_IN))) return false;
    if (this.focused === null) this.#before ??= active;
    this.card.focus({ preventScroll: true });
    return true;
  }

  /** What has the focus in the card, if anything there has. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }

  /** Ends everything and gives the focus back to where it was, if the person has not moved it since. */
  destroy(): void {
    const mayReturn = this.focused !== null || deepActive() === document.body;
    this.hide();
    this.#host.remove();
    if (mayReturn && this.#before?.isConnected) (this.#before as HTMLElement).focus({ preventScroll: true });
  }

  #part(name: string): HTMLElement {
    const made = document.createElement("div");
    made.className = name;
    made.popover = "manual";
    made.setAttribute("part", name);
    return made;
  }

  #open(): void {
    const home = topLayer(this.#target);
    if (home !== this.#host.parentNode) home.append(this.#host);
    const full = document.fullscreenElement;
    const check = (): void => {
      const still = home === topLayer(this.#target) && home === this.#host.parentNode;
      if (!still || full !== document.fullscreenElement) this.show(this.#target, this.#placement);
    };
    this.#shown.add(
      place(this.ring, this.card, this.#target, this.#placement, this.#loadFollow),
      watchLayers(check),
      watchBox(this.card, check),
    );
  }
}
