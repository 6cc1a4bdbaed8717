/** The one element that is added to a page, with the ring and the card in its shadow tree, kept above everything else. */
import { type Attributes, element } from "../page/element.ts";
import sheet from "./card.css";
import { watchBox } from "./changes.ts";
import { topLayer, watchLayers } from "./layer.ts";
import { together } from "./listen.ts";
import { bringIntoView, type LoadFollow, type Placement, place, roundness } from "./place.ts";
import { TYPED_IN } from "./pointed.ts";
import { deepActive, HOST_TAG } from "./roots.ts";

/** What happens in the card stays there: the page's own handlers would take it for a click or a key outside. */
export const KEPT_IN =
  "focusin focusout keydown keyup mousedown mouseup pointerdown pointerup touchstart input change click";

const STILL: FocusOptions = { preventScroll: true };

export class Stage {
  readonly ring = part("ring", {});
  readonly card: HTMLElement;
  readonly #host = document.createElement(HOST_TAG);
  readonly #root = this.#host.attachShadow({ mode: "open" });
  readonly #live: HTMLElement;
  readonly #loadFollow: LoadFollow;
  readonly #shown = together();
  #target: Element | undefined;
  #before: Element | null = null;

  constructor(labels: Attributes, live: HTMLElement, loadFollow: LoadFollow) {
    this.card = part("card", { tabindex: -1, ...labels });
    this.#live = live;
    live.popover = "manual";
    this.#loadFollow = loadFollow;
    const styles = new CSSStyleSheet();
    styles.replaceSync(sheet);
    this.#root.adoptedStyleSheets = [styles];
    this.#root.append(this.ring, this.card, live);
    for (const type of KEPT_IN.split(" ")) {
      this.#root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
    }
  }

  get target(): Element | undefined {
    return this.#target;
  }

  /** What has the focus in the card, if anything there has. */
  get focused(): HTMLElement | null {
    return this.#root.activeElement as HTMLElement | null;
  }

  /** Shows the card, beside the target when there is one, and keeps both true until the next call. */
  show(target: Element | undefined, placement: Placement): void {
    const { focused } = this;
    const home = topLayer(target);
    // While nothing has been changed yet: the browser would have to lay the page out for it.
    if (target && target !== this.#target) bringIntoView(target, this.#host);
    this.#target = target;
    this.ring.style.borderRadius = target ? roundness(target) : "";
    this.#shown.stop();
    if (this.#isOff(home)) {
      home.append(this.#host);
      this.#live.showPopover(); // a box among the page's own would have all of them laid out
    }
    const check = (): void => {
      try {
        if (home !== topLayer(target) || this.#isOff(home)) this.show(target, placement);
      } catch {
        this.hide(); // nothing is thrown into the page; the next step says what is wrong
      }
    };
    this.#shown.add(
      place(this.ring, this.card, target, placement, this.#loadFollow),
      watchLayers(check),
      watchBox(this.card, check),
    );
    focused?.focus(STILL);
  }

  /** Taken out of the page, if only to be put back: that closes its popovers. */
  #isOff(home: Element): boolean {
    return home !== this.#host.parentNode || !this.#live.matches(":popover-open");
  }

  hide(): void {
    this.#shown.stop();
    this.#target = undefined;
  }

  /** Moves the focus to the card, unless that would take it from a person who is typing;
   *  `gently`, unless it would take it from anything at all. False when it stayed. */
  takeFocus(gently: boolean): boolean {
    const active = deepActive();
    const free = this.focused ?? (active ?? document.body) === document.body;
    if (!free && (gently || active?.matches(`${TYPED_IN},iframe`))) return false;
    if (!this.focused) this.#before ??= active;
    this.card.focus(STILL);
    return true;
  }

  /** Ends everything and gives the focus back to where it was, if the person has not moved it since. */
  destroy(): void {
    const mayReturn = this.focused ?? deepActive() === document.body;
    this.hide();
    this.#host.remove();
    if (mayReturn && this.#before?.isConnected) (this.#before as HTMLElement).focus(STILL);
  }
}

const part = (name: string, more: Attributes): HTMLElement =>
  element("div", { class: name, part: name, popover: "manual", ...more });
