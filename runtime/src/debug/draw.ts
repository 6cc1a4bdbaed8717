/** Puts made content in its place, only when it is another, so that nothing moves under the pointer or the keyboard. */
import { button, type Child, element } from "../page/element.ts";

export function draw(place: HTMLElement, children: readonly Child[]): void {
  const next = element("div", {}, ...children);
  if (next.innerHTML === place.innerHTML) return;
  const { activeElement } = place.getRootNode() as ShadowRoot;
  const key = place.contains(activeElement) ? activeElement?.getAttribute("data-key") : null;
  place.replaceChildren(...next.childNodes);
  if (key) keyed(place, key)?.focus({ preventScroll: true });
}

const keyed = (place: HTMLElement, key: string): HTMLElement | undefined =>
  [...place.querySelectorAll<HTMLElement>("[data-key]")].find((one) => one.dataset["key"] === key);

/** A button that keeps the focus when the content around it is drawn anew. */
export function keyButton(key: string, label: string, act: () => void, name?: string): HTMLButtonElement {
  const made = button(label, "", act);
  made.dataset["key"] = key;
  if (name !== undefined) made.setAttribute("aria-label", name);
  return made;
}

/** A state in one or two words; what it means is never said by its colour alone. */
export const chip = (look: "good" | "bad" | "soso" | "plain", text: string): HTMLElement =>
  element("span", { class: `chip ${look}` }, text);
