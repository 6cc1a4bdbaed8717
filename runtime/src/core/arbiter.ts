/** Chooses the tour to offer now, at most one: by trigger, role, frequency and priority. Pure. */
import type { ManifestTour } from "../contract.ts";
import type { Progress } from "./progress.ts";
import { type Place, routeMatches } from "./route.ts";

export interface Situation {
  readonly user: string;
  readonly role: string;
  readonly place: Place;
  /** The place before, when the occasion is a change of place. */
  readonly before?: Place;
  readonly progress: Progress;
  /** Ids of the tours that were offered to this person in this session. */
  readonly offered: ReadonlySet<string>;
  /** The product event that has just happened, if that is the occasion. */
  readonly event?: string;
}

export function chooseTour(tours: readonly ManifestTour[], situation: Situation): ManifestTour | undefined {
  return tours
    .filter((tour) => isTriggered(tour, situation) && isFor(tour, situation) && isDue(tour, situation))
    .reduce<ManifestTour | undefined>((best, tour) => (best && best.priority >= tour.priority ? best : tour), undefined);
}

function isTriggered({ trigger }: ManifestTour, { user, place, event }: Situation): boolean {
  const here = trigger.url === undefined || routeMatches(trigger.url, place);
  switch (trigger.on) {
    case "first-login":
      return event === undefined && user !== "" && here;
    case "url":
      return event === undefined && trigger.url !== undefined && here;
    case "event":
      return event !== undefined && trigger.event === event && here;
    default:
      return false;
  }
}

function isFor({ roles }: ManifestTour, { role }: Situation): boolean {
  return roles.length === 0 || roles.includes(role);
}

/** "always" is due each time the person comes to the place or the event happens; the others once in a session at most. */
function isDue(tour: ManifestTour, { progress, offered, before }: Situation): boolean {
  const { id, frequency, trigger } = tour;
  if (frequency === "always" && trigger.on === "event") return true;
  if (frequency === "always" && trigger.on === "url") {
    return before === undefined || !routeMatches(trigger.url ?? "", before);
  }
  if (offered.has(id)) return false;
  const record = progress.tours[id];
  if (frequency === "once") return record === undefined;
  return frequency === "always" || record?.state !== "done";
}
