/** One matcher per kind of rung: every element of one tree that the rung describes, seen or not. */
import type { Rung } from "../contract.ts";
import type { Root } from "./roots.ts";

export type Matcher = (root: Root, rung: Rung) => Element[];
export type Matchers = Readonly<Partial<Record<Rung["by"], Matcher>>>;

/** The kinds that need no more than a selector; those that go by names and words are in named.ts. */
export const SELECTED: Matchers = {
  testid: (root, { value }) => all(root, `[data-testid="${CSS.escape(value)}"]`),
  css: (root, { value }) => all(root, value),
};

export const all = (root: Root, selector: string): Element[] => [...root.querySelectorAll(selector)];
