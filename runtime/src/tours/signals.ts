/** Hears when the person does what a step asks for. */
import type { Advance } from "../contract.ts";
import { valueMatches } from "../core/condition.ts";
import { listen, type Stop } from "../dom/listen.ts";
import { valueOf } from "../dom/pointed.ts";

/** For "click" and "input"; events, routes and "next" are heard for the whole tour, not for one target. */
export function hearTarget(advance: Advance, target: Element, done: () => void): Stop {
  const view = target.ownerDocument.defaultView ?? window;
  const concerns = (event: Event): boolean => event.composedPath().includes(target);
  if (advance.on === "click") {
    return listen(view, "click", (event) => {
      if (concerns(event)) done();
    });
  }
  if (advance.on !== "input") return () => undefined;
  const { value } = advance;
  const exact = value !== undefined && value !== "*";
  // Any text will do only once the person has left the field: not after the first letter.
  return listen(view, exact ? "input change" : "change", (event) => {
    if (concerns(event) && valueMatches(value, valueOf(target))) done();
  });
}
