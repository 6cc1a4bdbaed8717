/** Hears when the person does what a step asks for. */
import type { Advance } from "../contract.ts";
import { valueMatches } from "../core/condition.ts";
import { listen, type Stop } from "../dom/listen.ts";
import { valueOf } from "../dom/pointed.ts";

/** For "click" and "input"; events, routes and "next" are heard for the whole tour, not for one target. */
export function hearTarget(advance: Advance, target: Element, done: () => void): Stop {
  const { on, value = "*" } = advance;
  // Any text will do only once the person has left the field: not after the first letter.
  const types = on === "input" ? (value === "*" ? "change" : "input change") : on === "click" && on;
  if (!types) return () => undefined;
  // A change is not heard outside its shadow tree.
  const where = on === "click" ? (target.ownerDocument.defaultView ?? window) : target.getRootNode();
  return listen(where, types, (event) => {
    if (event.composedPath().includes(target) && (on === "click" || valueMatches(value, valueOf(target)))) done();
  });
}
