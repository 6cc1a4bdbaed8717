/** What the ways to a step's target find on the page now. */
import type { Rung } from "../contract.ts";
import type { Probe } from "../core/condition.ts";
import { type Matcher, type Matchers, SELECTED } from "../dom/matchers.ts";
import { NAMED } from "../dom/named.ts";
import { valueOf } from "../dom/pointed.ts";
import { isAbsent, type Resolution, resolve } from "../dom/resolver.ts";
import { rootsWithin } from "../dom/roots.ts";
import { isVisible } from "../dom/visible.ts";
import type { Word } from "./words.ts";

const MATCHERS: Matchers = { ...SELECTED, ...NAMED };

export const find = (target: readonly Rung[]): Resolution => resolve(target, MATCHERS);

/** One rung by itself. */
export interface Tried {
  readonly text: string;
  readonly found: number;
  readonly visible: number;
  readonly verdict: Word & `rung_${string}`;
}

/** Every rung, also those that the resolver would not come to. */
export function tryAll(target: readonly Rung[]): Tried[] {
  const taken = find(target).rung;
  return target.map((rung, index) => {
    const { found = 0, visible = 0, invalid = true } = find([rung]).tried[0] ?? {};
    const missed = invalid ? "rung_invalid" : found === 0 ? "rung_none" : visible === 0 ? "rung_hidden" : "rung_many";
    const verdict = index === taken ? "rung_match" : visible === 1 && !invalid ? "rung_later" : missed;
    return { text: textOf(rung), found, visible, verdict };
  });
}

/** As an author writes it: `role button "Save" within testid "toolbar"`. */
export function textOf({ by, value, name, within }: Rung): string {
  const named = by === "role" ? `role ${value}${name === undefined ? "" : ` ${JSON.stringify(name)}`}` : `${by} ${JSON.stringify(value)}`;
  return within ? `${named} within ${within.map(textOf).join(" / ")}` : named;
}

/** Every element that a rung describes and that can be seen, be they too many. */
export function visibleOf({ within, ...rung }: Rung): Element[] {
  const scope = within ? find(within).element : document;
  try {
    const found = scope ? rootsWithin(scope).flatMap((root) => (MATCHERS[rung.by] as Matcher)(root, rung)) : [];
    return found.filter(isVisible);
  } catch {
    return []; // a selector that is none
  }
}

/** Answers for a condition as the tour would be answered; `seen` are the events that it has heard. */
export const makeProbe = (seen: readonly string[]): Probe => ({
  place: () => location,
  saw: (key) => seen.includes(key),
  present: (target) => find(target).element !== undefined,
  absent: (target) => isAbsent(find(target)),
  value: (target) => {
    const { element } = find(target);
    return element && valueOf(element);
  },
});
