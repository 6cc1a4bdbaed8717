/** Where the page's top layer is: a modal dialog, or what fills the screen, makes everything outside it inert, so cards must be
 *  inside it. */
import { listen, type Stop } from "./listen.ts";
import { closestAcross, deepActive } from "./roots.ts";

const MODAL = "dialog:modal";

/** The element to mount in so that a card is above the page, can be used, and does not close the popover it speaks of. */
export function topLayer(target: Element | undefined): Element {
  const base = topModal() ?? document.fullscreenElement ?? document.body;
  const popover = target?.ownerDocument === document ? closestAcross(target, ":popover-open") : null;
  return popover && base.contains(popover) ? popover : base;
}

/** The focus can only be in the topmost modal; where it is nowhere, the last in the document is the best guess. */
export function topModal(): Element | undefined {
  return closestAcross(deepActive(), MODAL) ?? [...document.querySelectorAll(MODAL)].at(-1);
}

/** Calls `act` when a dialog or a popover may have opened or closed, or the page has gone full screen. */
export function watchLayers(act: () => void): Stop {
  const observer = new MutationObserver(act);
  observer.observe(document, { subtree: true, attributes: true, attributeFilter: ["open"] });
  const stop = listen(document, "toggle close focusin fullscreenchange", act);
  return () => {
    observer.disconnect();
    stop();
  };
}
