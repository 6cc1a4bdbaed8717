/** Whether a person could see an element if they scrolled to it: rendered, not hidden, with an area, in a visible frame. */
import { hostOf } from "./roots.ts";

export function isVisible(element: Element): boolean {
  if (!isShown(element)) return false;
  const { width, height } = element.getBoundingClientRect();
  if (width <= 0 || height <= 0) return false;
  const frame = element.ownerDocument === document ? null : hostOf(element.ownerDocument);
  return frame === null || isVisible(frame);
}

/** Rendered and not hidden by style, whatever its size. */
export function isShown(element: Element): boolean {
  if (element.checkVisibility) return element.checkVisibility({ visibilityProperty: true });
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return element.getClientRects().length > 0 && style?.visibility === "visible";
}
