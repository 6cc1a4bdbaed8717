/** Tells when the page may have changed in a way that matters to a target or a condition. Observers only, no polling. */
import { after, listen, type Stop } from "./listen.ts";
import { rootsWithin } from "./roots.ts";

/** Pauses between two looks are this many times as long as a look takes, so that a busy page keeps its time. */
const REST = 8;

const NOTICED = { childList: true, subtree: true, attributes: true, characterData: true } as const;

/** Calls `look` soon, and soon after every burst of changes, in the document, its open shadow roots and same-origin frames. */
export function watchChanges(look: () => void): Stop {
  const observer = new MutationObserver(() => soon());
  const known = new WeakSet<Node>();
  let waiting: Stop | undefined;
  let rest = 0;
  const observeRoots = (): void => {
    for (const root of rootsWithin(document)) {
      if (!known.has(root)) observer.observe(root, NOTICED);
      known.add(root);
    }
  };
  const run = (): void => {
    waiting = undefined;
    const started = performance.now();
    look();
    observeRoots();
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
    for (const stop of [waiting, ...stops]) stop?.();
  };
}

/** Calls `act` when the box of an element changes, which includes its removal and its hiding. */
export function watchBox(element: Element, act: () => void): Stop {
  let waiting: Stop | undefined;
  // Not at once: what it changes would have the browser complain of a loop.
  const observer = new ResizeObserver(() => {
    waiting?.();
    waiting = after(0, act);
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    waiting?.();
  };
}
