/** Where an element is on the screen. */

/** The box in the coordinates of the top window: each frame on the way out adds its own place. */
export function boxOf(target: Element): DOMRect {
  const { x, y, width, height } = target.getBoundingClientRect();
  const box = new DOMRect(x, y, width, height);
  for (let at: Element = target; at.ownerDocument !== document; ) {
    const outer = at.ownerDocument.defaultView?.frameElement;
    if (!outer) break;
    const around = outer.getBoundingClientRect();
    box.x += around.x + outer.clientLeft;
    box.y += around.y + outer.clientTop;
    at = outer;
  }
  return box;
}
