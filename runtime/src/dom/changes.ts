/** Tells when the page may have changed in a way that matters to a target or a condition. Observers only, no polling. */
import { after, listen, type Stop } from "./listen.ts";
import { rootsWithin } from "./roots.ts";

/** Pauses between two looks are this many times as long as a look takes, so that a busy page keeps its time. */
const REST = 8;

const NOTICED = { childList: true, subtree: true, attributes: true, characterData: true } as const;

/** Calls `look` soon, and soon after every burst of changes, in the document, its open shadow roots and same-origin frames. */
export function watchChanges(look: () => void): Stop {
  const observer = new MutationObserver(() => soon());
  let waiting: Stop | undefined;
  let rest = 0;
  const run = (): void => {
    waiting = undefined;
    const started = performance.now();
    for (const root of rootsWithin(document)) observer.observe(root, NOTICED);
    look(); // may be the last: what it finds ends the watch
    rest = (performance.now() - started) * REST;
  };
  const soon = (): void => {
    waiting ??= after(rest, run);
  };
  soon();
  const stops = [
    listen(document, "load transitionend animationend toggle input change click", soon),
    listen(window, "load resize", soon),
  ];
  return () => {
    observer.disconnect();
    waiting?.();
    for (const stop of stops) stop();
  };
}

/** Calls `act` when the box of an element changes, which includes its hiding; and at once when it leaves its tree,
 *  before a frame without it is drawn. */
export function watchBox(element: Element, act: () => void): Stop {
  let waiting: Stop | undefined;
  // Not at once: what it changes would have the browser complain of a loop.
  const box = new ResizeObserver(() => {
    waiting?.();
    waiting = after(0, act);
  });
  const tree = new MutationObserver(() => element.isConnected || act());
  box.observe(element);
  tree.observe(element.getRootNode(), { childList: true, subtree: true });
  return () => {
    box.disconnect();
    tree.disconnect();
    waiting?.();
  };
}
