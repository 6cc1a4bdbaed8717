/** Tells when the address of the page has changed without a load, without polling and without touching `history`. */
import { listen, type Stop } from "./listen.ts";

export function watchAddress(changed: () => void): Stop {
  let last = location.href;
  let over = false;
  const check = (): void => {
    if (over || location.href === last) return;
    last = location.href;
    changed();
  };
  const soon = (): unknown => setTimeout(check);
  // Without the Navigation API a pushed address shows after the click or key that led to it.
  const { navigation = window } = window as { navigation?: EventTarget };
  const stop = listen(navigation, "currententrychange popstate hashchange click keyup", soon);
  return () => {
    over = true;
    stop();
  };
}
