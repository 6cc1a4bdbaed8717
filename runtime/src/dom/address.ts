/** Tells when the address of the page has changed without a load, without polling and without touching `history`. */
import { after, listen, type Stop } from "./listen.ts";

export function watchAddress(changed: () => void): Stop {
  let last = location.href;
  let waiting: Stop = () => undefined;
  const check = (): void => {
    if (location.href === last) return;
    last = location.href;
    changed();
  };
  const soon = (): void => {
    waiting();
    waiting = after(0, check);
  };
  const { navigation } = window as { navigation?: EventTarget };
  const stops = [listen(window, "popstate hashchange", soon)];
  // Without the Navigation API a pushed address shows after the click or key that led to it.
  stops.push(navigation ? listen(navigation, "currententrychange", soon) : listen(window, "click keyup", soon));
  return () => {
    waiting();
    for (const stop of stops) stop();
  };
}
