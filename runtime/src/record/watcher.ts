/** Hears what the writer does, before the page's own handlers change what it was done to. */
import { accessibleName } from "../dom/name.ts";
import { roleOf } from "../dom/roles.ts";
import { listen } from "../dom/listen.ts";
import type { Message, Sight } from "./messages.ts";
import { isBox, isField, isLabelOfField, isTypedIn, pathOf, pressedIn, visiblePart } from "./pressed.ts";
import { nameOf, waysTo } from "./ways.ts";

export interface Heard {
  say(message: Message): void;
  /** A click that was on nothing one can click. */
  missed(): void;
}

export class Watcher {
  readonly #heard: Heard;
  /** The field that is being typed in, as it was found at the first letter. */
  #open: { readonly field: HTMLInputElement; readonly sight: Sight; readonly shown: string } | undefined;
  /** The field whose text was recorded last, for the `change` that is still to come. */
  #done: Element | undefined;

  constructor(heard: Heard) {
    this.#heard = heard;
  }

  /** Listens in a window: the top one, or that of a frame of the same origin. Twice is as good as once. */
  observe(view: Window): void {
    listen(view, "click", this.#clicked);
    listen(view, "input", this.#typed);
    listen(view, "change", this.#changed);
    listen(view, "keydown", this.#pressed);
    listen(view, "pagehide", this.settle);
  }

  /** What was typed is a step now, whether the field was left or not. */
  readonly settle = (): void => {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    this.#done = open.field;
    this.#sayTyped(open.field, open.shown);
    this.#heard.say({ kind: "act", act: "input", sight: open.sight });
  };

  readonly #clicked = (event: Event): void => {
    const path = pathOf(event);
    if (!event.isTrusted || path.length === 0) return;
    const element = pressedIn(path);
    if (!element) return this.#heard.missed();
    if (element !== this.#open?.field) this.settle();
    const again = (event as MouseEvent).detail > 1;
    if (again || isField(element) || isBox(element) || isLabelOfField(element) || element.localName === "option") return;
    this.#record("click", element);
  };

  readonly #typed = (event: Event): void => {
    const [field] = pathOf(event);
    if (!event.isTrusted || !field) return;
    const around = isTypedIn(field) ? field : pathOf(event).find(isTypedIn);
    if (!around || around === this.#open?.field) return;
    this.settle();
    this.#open = { field: around, sight: sightOf(visiblePart(around) ?? around), shown: shownBeside(around) };
  };

  readonly #changed = (event: Event): void => {
    const [field] = pathOf(event);
    if (!event.isTrusted || !field) return;
    if (isBox(field)) {
      this.settle();
      this.#record("click", field);
    } else if (field === this.#open?.field) {
      this.settle();
    } else if (field !== this.#done) {
      this.settle();
      this.#sayTyped(field, shownBeside(field));
      this.#record("input", field);
    }
    this.#done = undefined;
  };

  /** Enter sends a form: whatever becomes of the page, the field was filled in before. */
  readonly #pressed = (event: Event): void => {
    const { key, isComposing } = event as KeyboardEvent;
    const [field] = pathOf(event);
    if (key === "Enter" && !isComposing && field?.localName === "input" && field === this.#open?.field) this.settle();
  };

  #record(act: "click" | "input", element: Element): void {
    const shown = visiblePart(element);
    if (shown) this.#heard.say({ kind: "act", act, sight: sightOf(shown) });
  }

  /** `shown`: what the page said before. */
  #sayTyped(field: Element, shown: string): void {
    const { type, value } = field as HTMLInputElement;
    const text = isTypedIn(field) && type !== "password" ? (value ?? field.textContent) : "";
    const fresh = (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !shown.includes(word.toLowerCase()));
    if (text.trim()) this.#heard.say({ kind: "typed", value: text, fresh });
  }
}

const shownBeside = ({ ownerDocument }: Element): string => (ownerDocument.body?.innerText ?? "").toLowerCase();

function sightOf(element: Element): Sight {
  const role = roleOf(element);
  const testid = element.getAttribute("data-testid") ?? "";
  const name = accessibleName(element, role) || nameOf(element);
  return { tag: element.localName, role, name, testid, ways: waysTo(element) };
}
