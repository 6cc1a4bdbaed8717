/** Which page a step belongs to, and where to send a person who is on another one. */
import type { Tour } from "../contract.ts";
import { concreteRoute, type Place, routeMatches } from "./route.ts";

/** A first step without a page of its own belongs where the tour starts. */
export function pageOf(tour: Tour, index: number): string | undefined {
  return tour.steps[index]?.page ?? (index === 0 ? tour.start : undefined);
}

export function isOnPage(tour: Tour, index: number, place: Place): boolean {
  const page = pageOf(tour, index);
  return page === undefined || routeMatches(page, place);
}

/** The step's page when it names one page; else the tour's start when the step's glob covers it. */
export function routeTo(tour: Tour, index: number): string | undefined {
  const page = pageOf(tour, index);
  const start = concreteRoute(tour.start);
  const isThere = page !== undefined && start !== undefined && routeMatches(page, new URL(start, "https://page.invalid"));
  return concreteRoute(page) ?? (isThere ? start : undefined);
}
