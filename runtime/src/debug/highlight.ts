/** Frames around elements of the page, drawn over it and never on it: in a layer that lies right below the panel. */
import { boxOf } from "../dom/box.ts";
import { listen, type Stop } from "../dom/listen.ts";
import { element } from "../page/element.ts";

export class Highlight {
  readonly layer = element("div", { class: "aims", popover: "manual", "aria-hidden": true });
  #stop: Stop = () => undefined;

  /** Until the next call, or `clear`. */
  show(elements: readonly Element[]): void {
    this.clear();
    if (elements.length === 0) return;
    const draw = (): void => this.layer.replaceChildren(...elements.map(frame));
    draw();
    this.#stop = listen(window, "scroll resize", draw);
  }

  clear(): void {
    this.#stop();
    this.layer.replaceChildren();
  }
}

function frame(target: Element): HTMLElement {
  const { x, y, width, height } = boxOf(target);
  const made = element("i");
  Object.assign(made.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
  return made;
}
