/** Chooses the tour to offer now, at most one: by trigger, role, frequency and priority. Pure. */
import type { ManifestTour } from "../contract.ts";
import type { Records } from "./progress.ts";
import { type Place, routeMatches } from "./route.ts";

export interface Situation {
  readonly user: string;
  readonly role: string;
  readonly place: Place;
  /** The place before, when the occasion is a change of place. */
  readonly before?: Place;
  readonly records: Records;
  /** Whether a tour was offered to this person before in this session. */
  offered(id: string): boolean;
  /** The product event that has just happened, if that is the occasion. */
  readonly event?: string;
}

export function chooseTour(tours: readonly ManifestTour[], situation: Situation): ManifestTour | undefined {
  return tours
    .filter((tour) => isTriggered(tour, situation) && isFor(tour, situation) && isDue(tour, situation))
    .sort((one, other) => other.priority - one.priority)[0];
}

// Each test is a reason not to start a tour; the debug panel asks them one by one.

export function isTriggered({ trigger }: ManifestTour, { user, place, event }: Situation): boolean {
  const { on, url } = trigger;
  if (url && !routeMatches(url, place)) return false;
  if (event) return on === "event" && trigger.event === event;
  return on === "first-login" ? !!user : on === "url" && !!url;
}

export function isFor({ roles }: ManifestTour, { role }: Situation): boolean {
  return !roles[0] || roles.includes(role);
}

/** "always" is due each time the person comes to the place or the event happens; the others once in a session at most. */
export function isDue({ id, frequency, trigger }: ManifestTour, { records, offered, before }: Situation): boolean {
  const always = frequency === "always";
  if (always && trigger.on === "event") return true;
  if (always && trigger.on === "url") return !before || !routeMatches(trigger.url ?? "", before);
  const state = records[id]?.state;
  return !offered(id) && (always || !state || (frequency === "until-done" && state !== "done"));
}
