/** The one resolver: a target's ordered rungs in, the one visible element that the first good rung describes out. */
import type { Rung } from "../contract.ts";
import type { Matcher, Matchers } from "./matchers.ts";
import { type Root, rootsWithin } from "./roots.ts";
import { isVisible } from "./visible.ts";

/** What one rung gave: how many elements it describes, and how many of them can be seen. */
export interface Tried {
  readonly rung: number;
  readonly found: number;
  readonly visible: number;
  /** The rung was not usable: its selector is wrong, or there is no matcher for its kind. */
  readonly invalid: boolean;
}

export interface Resolution {
  readonly element?: Element;
  /** The position of the rung that found it. */
  readonly rung?: number;
  readonly tried: readonly Tried[];
}

/** A rung is good when exactly one visible element fits it: with two, a tour might point at the wrong one. */
export function resolve(rungs: readonly Rung[], matchers: Matchers, scope: Root = document): Resolution {
  const tried: Tried[] = [];
  const everywhere = rootsWithin(scope);
  for (const [rung, { by, within, ...rest }] of rungs.entries()) {
    const inside = within && resolve(within, matchers, scope);
    const roots = inside ? (inside.element ? rootsWithin(inside.element) : []) : everywhere;
    const found = attempt(() => roots.map((root) => (matchers[by] as Matcher)(root, { by, ...rest })).flat());
    const visible = found?.filter(isVisible) ?? [];
    const invalid = !found || !!inside?.tried.some((one) => one.invalid);
    tried.push({ rung, found: found?.length ?? 0, visible: visible.length, invalid });
    const [element] = visible;
    if (element && visible.length === 1) return { element, rung, tried };
  }
  return { tried };
}

/** Nothing that any rung describes can be seen, as far as can be told. */
export const isAbsent = ({ tried }: Resolution): boolean => tried.every(({ visible, invalid }) => !visible && !invalid);

/** Undefined for what throws, such as a matcher that is not there. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
