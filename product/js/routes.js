/** A route names who approves: one person as a text, several as {people, mode} with mode "all" or "any". */

import { APPROVERS } from "./people.js";

export const AUTO = "auto";
export const MODES = ["all", "any"];
const SIGNS = { all: " + ", any: " / " };

/** @returns {string[]} the people of a route; an empty text stands for somebody not chosen yet */
export function peopleOf(route) {
  return typeof route === "string" ? [route] : route.people;
}

/** @returns {"one"|"all"|"any"} */
export function modeOf(route) {
  return typeof route === "string" ? "one" : route.mode;
}

export function makeRoute(people, mode) {
  return people.length === 1 ? people[0] : { people, mode };
}

export function isComplete(route) {
  return peopleOf(route).every(Boolean);
}

/** The first person that a route names twice, or null. */
export function namedTwice(route) {
  const people = peopleOf(route).filter(Boolean);
  return people.find((who, index) => people.indexOf(who) < index) ?? null;
}

/** The route in one text, the same in whatever order it was put together: "director", "department-manager + director". */
export function routeName(route) {
  const rank = (who) => APPROVERS.indexOf(who);
  const people = peopleOf(route).filter(Boolean).sort((a, b) => rank(a) - rank(b));
  return people.join(SIGNS[modeOf(route)] ?? "");
}
