/** Which page a tour is waiting for, and where to send a person who is on another one. */
import type { Tour } from "../contract.ts";
import type { State } from "./machine.ts";
import { concreteRoute, type Place, routeMatches } from "./route.ts";

/** The tour's start until the person has been there, then the step's page. */
export function pageOf({ start, index }: Pick<State, "start" | "index">, tour: Tour): string | undefined {
  return start ?? tour.steps[index]?.page;
}

export function isOnPage(state: State, tour: Tour, place: Place): boolean {
  const page = pageOf(state, tour);
  return !page || routeMatches(page, place);
}

/** The page when it is one page; else the tour's start when the glob covers it. */
export function routeTo(state: Pick<State, "start" | "index">, tour: Tour): string | undefined {
  const page = pageOf(state, tour);
  const start = concreteRoute(tour.start);
  const isThere = page && start && routeMatches(page, new URL(start, "http://a"));
  return concreteRoute(page) ?? (isThere ? start : undefined);
}
