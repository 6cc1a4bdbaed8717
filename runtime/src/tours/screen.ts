/** What a tour shows: draws a view on the card, puts it beside its target, and looks after focus and announcements. */
import { type Act, type CardView, drawCard, mainButton } from "../dom/card.ts";
import type { Follow, Placement } from "../dom/place.ts";
import { Stage } from "../dom/stage.ts";
import { announcer } from "../page/element.ts";

export interface Shown {
  /** Names the step and its phase: with a new one the card is a new card, and takes the focus. */
  readonly key: string;
  readonly view: CardView;
  readonly target: Element | undefined;
  readonly placement: Placement;
  /** The person must do something to the target. */
  readonly asks: boolean;
  /** Whether the card may take the focus from what the person was doing. */
  readonly gently: boolean;
}

export interface Heard {
  act(act: Act): void;
  escape(): void;
}

export class Screen {
  readonly #stage: Stage;
  readonly #live = announcer();
  readonly #site: string;
  readonly #heard: Heard;
  #key = "";
  #text = "";

  constructor(language: string, direction: string, site: string, loadFollow: () => Promise<Follow>, heard: Heard) {
    this.#site = site;
    this.#heard = heard;
    this.#stage = new Stage(this.#live.element, loadFollow);
    const { card } = this.#stage;
    card.lang = language;
    card.dir = direction;
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-labelledby", "title");
    card.setAttribute("aria-describedby", "body cue");
    card.addEventListener("keydown", (event) => this.#pressed(event));
  }

  show({ key, view, target, placement, asks, gently }: Shown): void {
    const { card, ring } = this.#stage;
    const isNew = key !== this.#key;
    this.#key = key;
    this.#write(view);
    ring.toggleAttribute("data-act", asks);
    if (isNew || target !== this.#stage.target) this.#stage.show(target, placement);
    if (isNew && !this.#stage.takeFocus(gently)) this.#live.say(card.innerText.split("\n"));
  }

  hide(): void {
    this.#key = "";
    this.#stage.hide();
  }

  destroy(): void {
    this.#stage.destroy();
  }

  /** Writes only what has changed, and leaves the focus on the button that had it. */
  #write(view: CardView): void {
    const text = JSON.stringify(view);
    if (text === this.#text) return;
    this.#text = text;
    const { card, focused } = this.#stage;
    const part = focused?.getAttribute("part");
    drawCard(card, view, this.#site, (act) => this.#heard.act(act));
    if (!part) return;
    const same = [...card.querySelectorAll<HTMLElement>("[part]")].find((one) => one.getAttribute("part") === part);
    (same ?? card).focus({ preventScroll: true });
  }

  #pressed(event: KeyboardEvent): void {
    const { card } = this.#stage;
    if (event.key === "Enter" && event.target === card) mainButton(card)?.click();
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault(); // or the dialog around the card would close with it
    this.#heard.escape();
  }
}
