/** Positions for browsers without CSS anchors and for targets that anchors cannot reach, such as those in frames.
 *  A file of its own, loaded on use. */
import { autoUpdate, computePosition, flip, offset, shift, size, type Placement as Side } from "@floating-ui/dom";

import { boxOf } from "./box.ts";
import type { Stop } from "./listen.ts";
import type { Placement } from "./place.ts";

const RING_GAP = 6;
const CARD_GAP = 16;
const EDGE = 8;
const LEAST = 140;

const SIDES: Readonly<Partial<Record<Placement, Side>>> = { top: "top", left: "left", right: "right" };

export function follow(ring: HTMLElement, card: HTMLElement, target: Element, beside: Element, placement: Placement): Stop {
  const anchor = { getBoundingClientRect: () => boxOf(beside) };
  const moves = placement !== "center" && placement !== "dock";
  let over = false;
  const update = async (): Promise<void> => {
    frame(ring, boxOf(target));
    if (!moves) return;
    const { x, y } = await computePosition(anchor, card, {
      strategy: "fixed",
      placement: SIDES[placement] ?? "bottom",
      middleware: [
        offset(CARD_GAP),
        flip({ padding: EDGE, crossAxis: false, fallbackPlacements: ["bottom", "top", "right", "left"] }),
        size({ padding: EDGE, apply: ({ availableHeight }) => limit(card, availableHeight) }),
        shift({ padding: EDGE, crossAxis: true }), // in the window, over the target if need be
      ],
    });
    if (!over) Object.assign(card.style, { left: `${x}px`, top: `${y}px`, right: "auto", bottom: "auto", margin: "0" });
  };
  // Named where the place is computed, the element would have its frame's own place added once more.
  const stop = autoUpdate({ ...anchor, contextElement: target }, card, () => void update());
  return () => {
    over = true;
    stop();
    for (const side of ["left", "top", "right", "bottom", "margin", "max-height"]) card.style.removeProperty(side);
    for (const side of ["left", "top", "width", "height"]) ring.style.removeProperty(side);
  };
}

/** A card that is higher than the place beside its target scrolls, unless hardly anything of it would be left. */
function limit(card: HTMLElement, height: number): void {
  card.style.maxHeight = height > LEAST ? `${height}px` : "";
}

function frame(ring: HTMLElement, box: DOMRect): void {
  Object.assign(ring.style, {
    left: `${box.x - RING_GAP}px`,
    top: `${box.y - RING_GAP}px`,
    width: `${box.width + 2 * RING_GAP}px`,
    height: `${box.height + 2 * RING_GAP}px`,
  });
}
