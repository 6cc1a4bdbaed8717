/** Why a tour would or would not start by itself now: each of the arbiter's tests, in words. Pure. */
import type { ManifestTour } from "../contract.ts";
import { chooseTour, isDue, isFor, isTriggered, type Situation } from "../core/arbiter.ts";
import { isFresh } from "../core/progress.ts";
import { routeMatches } from "../core/route.ts";
import type { Say } from "./words.ts";

export interface Reason {
  readonly holds: boolean;
  readonly text: string;
}

export interface Question {
  readonly tour: ManifestTour;
  readonly tours: readonly ManifestTour[];
  readonly situation: Situation;
  /** The tour that is playing. */
  readonly playing: string | undefined;
  readonly now: number;
  readonly say: Say;
}

/** The tests in the order in which a person would ask; the tour starts when all hold, and an event once it comes. */
export function reasonsFor(question: Question): Reason[] {
  const { tour, say } = question;
  const { event } = tour.trigger;
  // Of a tour that waits for an event the question is whether it would start when the event came.
  const situation = tour.trigger.on === "event" && event ? { ...question.situation, event } : question.situation;
  const own = [occasion(tour, situation, say), ...here(tour, situation, say), forRole(tour, situation, say), ...due(tour, situation, say)];
  const isReady = own.every(({ holds }) => holds);
  const isFirst = !isReady || chooseTour(question.tours, situation)?.id === tour.id;
  const resumes = isFresh(situation.records[tour.id], question.now);
  return [
    ...own,
    ...(isFirst ? [] : [first(question, situation)]),
    ...alone(question),
    ...(resumes ? [{ holds: true, text: say("why_resumes") }] : []),
  ];
}

/** Asked as if the address were the right one, which is a question of its own. */
function occasion(tour: ManifestTour, situation: Situation, say: Say): Reason {
  const { on, url, event = "" } = tour.trigger;
  const holds = isTriggered(url ? { ...tour, trigger: { ...tour.trigger, url: "*" } } : tour, situation);
  const user = situation.user || say("nobody");
  if (on === "manual") return { holds, text: say("why_manual", { tour: tour.id }) };
  if (on === "event") return { holds, text: say("why_event", { event }) };
  if (on === "first-login") return { holds, text: say("why_first_login", { user }) };
  return { holds, text: say(holds ? "why_url" : "why_url_none") };
}

function here(tour: ManifestTour, situation: Situation, say: Say): Reason[] {
  const { url } = tour.trigger;
  if (!url) return [];
  const holds = routeMatches(url, situation.place);
  return [{ holds, text: say(holds ? "why_here" : "why_not_here", { url }) }];
}

function forRole(tour: ManifestTour, situation: Situation, say: Say): Reason {
  const holds = isFor(tour, situation);
  const roles = tour.roles.join(", ");
  if (!roles) return { holds, text: say("why_everybody") };
  return { holds, text: say(holds ? "why_for" : "why_not_for", { roles, role: situation.role || say("none") }) };
}

/** One test of the arbiter has two sides; each is asked with the other out of the way. */
function due(tour: ManifestTour, situation: Situation, say: Say): Reason[] {
  const remembered = isDue(tour, { ...situation, offered: () => false });
  const offered = !isDue(tour, { ...situation, records: {} });
  const values = { frequency: tour.frequency, user: situation.user || say("nobody"), state: stateOf(tour, situation, say) };
  return [
    { holds: remembered, text: say(remembered ? "why_due" : "why_not_due", values) },
    { holds: !offered, text: say(offered ? "why_offered" : "why_not_offered") },
  ];
}

/** What is remembered may have been written by anyone. */
function stateOf({ id }: ManifestTour, { records }: Situation, say: Say): string {
  const record = records[id];
  if (!record) return say("nothing");
  const at = new Date(record.at);
  return say("remembered", {
    state: `${record.state}`, step: `${record.step}`, at: Number.isNaN(at.getTime()) ? "?" : at.toLocaleString(),
  });
}

/** Asked of a tour that is ready itself. */
function first({ tours, say }: Question, situation: Situation): Reason {
  const chosen = chooseTour(tours, situation);
  return { holds: false, text: say("why_not_first", { other: chosen?.id ?? "", priority: chosen?.priority ?? 0 }) };
}

function alone({ tour, playing, say }: Question): Reason[] {
  if (playing === tour.id) return [];
  return [{ holds: playing === undefined, text: playing === undefined ? say("why_free") : say("why_playing", { other: playing }) }];
}
