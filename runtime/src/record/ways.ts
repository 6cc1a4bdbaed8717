/** The ways to find one element, best first: each one proved with the resolver that will play the tour. */
import type { Rung } from "../contract.ts";
import { type Matchers, SELECTED } from "../dom/matchers.ts";
import { accessibleName, tidy } from "../dom/name.ts";
import { NAMED } from "../dom/named.ts";
import { TYPED_IN } from "../dom/pointed.ts";
import { resolve } from "../dom/resolver.ts";
import { roleOf } from "../dom/roles.ts";
import { frameOf } from "../dom/roots.ts";
import { isChosen } from "./chosen.ts";
import { countedSelector, describedSelectors, namedSelectors, positionsOf } from "./selectors.ts";

export interface Way {
  readonly rung: Rung;
  readonly score: number;
  /** The next build of the product may break it. */
  readonly fragile: boolean;
}

/** What outlives a new design comes before what outlives a new wording, and both before a selector. */
const SCORES = { testid: 100, role: 80, label: 70, text: 50, css: 20 } as const;
const UNNAMED_ROLE = 40;
const FRAGILE = { described: 15, counted: 10, position: 5 } as const;
/** What a way costs that must say where to look. */
const NARROWED = 5;

const MATCHERS: Matchers = { ...SELECTED, ...NAMED };
/** Longer texts are content, not names. */
const LONGEST = 80;
/** How many surroundings are tried to make a way unique. */
const SURROUNDINGS = 10;
/** Parts of a page in which one looks for something. */
const PARTS =
  /^(?:alertdialog|article|banner|complementary|contentinfo|dialog|form|grid|group|listitem|main|menu|navigation|radiogroup|region|row|search|tab(?:le|list|panel)|toolbar|tree)$/;
const NO_ROLES = /^(?:|generic|none|presentation)$/;

/** Steady ways, one of each kind, and behind them fragile ones for when no steady one is left: the program takes out those
 *  that hold what was typed. Empty when nothing finds the element. */
export function waysTo(element: Element): Way[] {
  const outer = surroundings(element);
  const steady = bestOfEachKind(provable(steadyWays(element), element, outer));
  return [...steady, ...provable(fragileWays(element), element, outer)];
}

/** What people call it: its accessible name, else its text. What is typed into it is no name. */
export function nameOf(element: Element): string {
  const name = accessibleName(element);
  return (name || (holdsTyping(element) ? "" : tidy(element.textContent))).slice(0, LONGEST);
}

function steadyWays(element: Element): Way[] {
  const testid = element.getAttribute("data-testid") ?? "";
  const role = roleOf(element);
  const name = accessibleName(element);
  const text = holdsTyping(element) ? "" : tidy(element.textContent);
  const ways: (Way | false)[] = [
    isChosen(testid) && way({ by: "testid", value: testid }, SCORES.testid),
    !NO_ROLES.test(role) && isShort(name) && way({ by: "role", value: role, name }, SCORES.role),
    element.matches(TYPED_IN) && isShort(name) && way({ by: "label", value: name }, SCORES.label),
    isShort(text) && (!name || text === name) && way({ by: "text", value: text }, SCORES.text),
    !NO_ROLES.test(role) && !name && way({ by: "role", value: role }, UNNAMED_ROLE),
    ...namedSelectors(element).map((value) => way({ by: "css", value }, SCORES.css)),
  ];
  return ways.filter((one) => one !== false);
}

function fragileWays(element: Element): Way[] {
  const testid = element.getAttribute("data-testid") ?? "";
  const counted = countedSelector(element);
  const positions = positionsOf(element).map((value): Rung => ({ by: "css", value }));
  const position = positions.find((rung) => finds(rung, element)) ?? positions.at(-1);
  return [
    ...describedSelectors(element).map((value) => way({ by: "css", value }, FRAGILE.described, true)),
    ...(testid && !isChosen(testid) ? [way({ by: "testid", value: testid }, FRAGILE.counted, true)] : []),
    ...(counted ? [way({ by: "css", value: counted }, FRAGILE.counted, true)] : []),
    ...(position ? [way(position, FRAGILE.position, true)] : []),
  ];
}

/** The ways that find exactly this element, some of them only within something else. */
function provable(ways: readonly Way[], element: Element, outer: () => readonly Way[]): Way[] {
  const proved: Way[] = [];
  for (const one of ways) {
    const { rung, score, fragile } = one;
    if (finds(rung, element)) proved.push(one);
    else {
      const within = outer().find((around) => finds({ ...rung, within: [around.rung] }, element));
      if (within) proved.push(way({ ...rung, within: [within.rung] }, score - NARROWED, fragile || within.fragile));
    }
  }
  return proved.sort((one, other) => other.score - one.score);
}

/** Where to look for an element, the best names first and of those the nearest; thought of once, and only on demand. */
function surroundings(element: Element): () => readonly Way[] {
  let found: Way[] | undefined;
  return () => (found ??= partsAround(element));
}

function partsAround(element: Element): Way[] {
  const found: Way[] = [];
  for (let at = above(element); at && found.length < SURROUNDINGS; at = above(at)) {
    const around = at;
    const role = roleOf(around);
    const part = PARTS.test(role) || around.localName === "iframe" || around.shadowRoot !== null;
    const steady = steadyWays(around).filter(({ rung }) => rung.by !== "text" && (part || rung.by !== "role"));
    const good = steady.find(({ rung }) => finds(rung, around));
    if (good) found.push(good);
  }
  return found.sort((one, other) => other.score - one.score);
}

/** The parent, out of shadow trees and frames. */
function above(element: Element): Element | null {
  return element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? frameOf(element);
}

/** Where to look is said only for what would not be found without it in any way. */
function bestOfEachKind(ways: readonly Way[]): Way[] {
  const best = ways.filter(({ rung }, at) => ways.findIndex((one) => one.rung.by === rung.by) === at);
  const free = best.filter(({ rung }) => !rung.within);
  return free.length > 0 ? free : best.filter(({ rung }) => rung.by !== "css");
}

const finds = (rung: Rung, element: Element): boolean => resolve([rung], MATCHERS).element === element;
const isShort = (text: string): boolean => text !== "" && text.length <= LONGEST;

/** Its text is what was typed, or what there is to choose from. */
const holdsTyping = (element: Element): boolean =>
  element.matches(TYPED_IN) || element.querySelector("select,textarea,[contenteditable]:not([contenteditable=false])") !== null;

const way = (rung: Rung, score: number, fragile = false): Way => ({ rung, score, fragile });
