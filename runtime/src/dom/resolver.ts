/** The one resolver: a target's ordered rungs in, the one visible element that the first good rung describes out.
 *  Used unchanged by the tours in the page and, as a script of its own, by whatever drives a browser from outside. */
import type { Rung } from "../contract.ts";
import { MATCHERS } from "./matchers.ts";
import { type Root, rootsWithin } from "./roots.ts";
import { isVisible } from "./visible.ts";

export { accessibleName } from "./name.ts";
export { rootsWithin } from "./roots.ts";
export { isVisible } from "./visible.ts";

/** What one rung gave: how many elements it describes, and how many of them can be seen. */
export interface Tried {
  readonly rung: number;
  readonly found: number;
  readonly visible: number;
  /** The rung itself cannot be used: a wrong selector, or a kind that is not known. */
  readonly invalid?: true;
}

export interface Resolution {
  readonly element?: Element;
  /** The position of the rung that found it. */
  readonly rung?: number;
  readonly tried: readonly Tried[];
}

/** A rung is good when exactly one visible element fits it: with two, a tour might point at the wrong one. */
export function resolve(rungs: readonly Rung[], scope: Root = document): Resolution {
  const tried: Tried[] = [];
  const rootsOf = remembered(rootsWithin);
  for (const [index, rung] of rungs.entries()) {
    const { elements, invalid } = attempt(rung, scope, rootsOf);
    const visible = elements.filter(isVisible);
    tried.push({ rung: index, found: elements.length, visible: visible.length, ...(invalid && { invalid }) });
    const [element] = visible;
    if (element && visible.length === 1) return { element, rung: index, tried };
  }
  return { tried };
}

/** Nothing that any rung describes can be seen. */
export function isAbsent(rungs: readonly Rung[], scope: Root = document): boolean {
  return resolve(rungs, scope).tried.every(({ visible }) => visible === 0);
}

function attempt(
  rung: Rung, scope: Root, rootsOf: (scope: Root) => Root[],
): { elements: Element[]; invalid?: true } {
  const inside = rung.within === undefined ? scope : resolve(rung.within, scope).element;
  if (inside === undefined) return { elements: [] };
  try {
    return { elements: rootsOf(inside).flatMap((root) => MATCHERS[rung.by](root, rung)) };
  } catch {
    return { elements: [], invalid: true };
  }
}

function remembered(find: (scope: Root) => Root[]): (scope: Root) => Root[] {
  const known = new Map<Root, Root[]>();
  return (scope) => {
    const roots = known.get(scope) ?? find(scope);
    known.set(scope, roots);
    return roots;
  };
}
