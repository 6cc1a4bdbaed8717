/** Under which heading a page stands among results. Pure. */
import type { WordKey } from "../../page/words.ts";

/** The best pages of all kinds stand first, in a group of their own. */
export const TOP = 3;

const OWN = ["tour", "quiz", "track", "release", "glossary"] as const;
export type GroupName = "top" | "article" | "other" | (typeof OWN)[number];

/** Of the page at a place in the order of rank, by its kind; every kind of article is one. */
export function groupOf(kind: string, place: number): GroupName {
  if (place < TOP) return "top";
  if (kind === "") return "other";
  return OWN.find((own) => own === kind) ?? "article";
}

export const headingOf = (group: GroupName): WordKey => `search.group.${group}`;

/** How many pages stand in each group, by the kinds of all that were found. */
export function sizes(kinds: readonly string[]): ReadonlyMap<GroupName, number> {
  const sums = new Map<GroupName, number>();
  for (const [place, kind] of kinds.entries()) {
    const group = groupOf(kind, place);
    sums.set(group, (sums.get(group) ?? 0) + 1);
  }
  return sums;
}
