/** What a tour shows: writes the card, puts it beside its target, and looks after focus and announcements. */
import type { Placement } from "../dom/place.ts";
import { Stage } from "../dom/stage.ts";
import type { LoadFollow } from "../dom/place.ts";
import { announcer } from "../page/element.ts";
import { cardNodes, type Face, type Setting } from "./card.ts";

export class Screen {
  readonly #stage: Stage;
  readonly #live = announcer();
  readonly #setting: Setting;
  #card = "";
  /** The step that was last on the screen. */
  #step = -1;
  #text = "";

  constructor(setting: Setting, loadFollow: LoadFollow, escape: () => void) {
    const { tour, say } = setting;
    const labels = { role: "dialog", "aria-labelledby": "title", "aria-describedby": "body cue" };
    this.#setting = setting;
    this.#stage = new Stage({ ...labels, lang: tour.language, dir: say.direction }, this.#live.element, loadFollow);
    const { card } = this.#stage;
    card.addEventListener("keydown", (event) => {
      // What Enter does on the card itself.
      if (event.key === "Enter" && event.target === card && !event.repeat) card.querySelector<HTMLElement>(".main")?.click();
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault(); // or the dialog around the card would close with it
      escape();
    });
  }

  /** `asks`: the person must do something to the target. */
  show(face: Omit<Face, keyof Setting>, target: Element | undefined, placement: Placement, asks: boolean): void {
    const { index, phase, hint } = face.state;
    const { card, ring } = this.#stage;
    const name = `${index} ${phase}`;
    const text = `${name} ${hint} ${face.next} ${face.reach}`;
    const isNew = name !== this.#card;
    this.#card = name;
    if (text !== this.#text) this.#write({ ...this.#setting, ...face });
    this.#text = text;
    if (!card.firstChild) return this.#stage.hide();
    ring.toggleAttribute("data-act", asks);
    if (isNew || target !== this.#stage.target) this.#stage.show(target, placement);
    // A step that comes back with its target takes the focus from nobody.
    const isStep = phase === "show";
    if (isNew && !this.#stage.takeFocus(!isStep || index === this.#step)) this.#live.say(card.innerText.split("\n"));
    if (isStep) this.#step = index;
  }

  destroy(): void {
    this.#stage.destroy();
  }

  /** Leaves the focus on the button that had it, or on the card. */
  #write(face: Face): void {
    const { card, focused } = this.#stage;
    const had = focused?.getAttribute("part");
    card.replaceChildren(...cardNodes(face));
    const same = had && card.querySelector<HTMLElement>(`[part="${had}"]`);
    if (focused) (same || card).focus({ preventScroll: true });
  }
}
