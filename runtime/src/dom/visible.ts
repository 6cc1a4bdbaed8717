/** Whether a person could see an element if they scrolled to it: rendered, not hidden, with an area, in a visible frame. */
import { frameOf } from "./roots.ts";

export function isVisible(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  const frame = element.ownerDocument === document ? null : frameOf(element);
  return width * height > 0 && isShown(element) && (!frame || isVisible(frame));
}

/** Rendered and not hidden by style, whatever its size. */
export const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
