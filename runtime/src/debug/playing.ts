/** The tour on the screen, as far as it shows from outside: its step by what is remembered, its phase by its card. */
import type { Step, Tour } from "../contract.ts";
import type { Phase } from "../core/machine.ts";
import { routeMatches } from "../core/route.ts";
import { HOST_TAG } from "../dom/roots.ts";

export interface Playing {
  readonly tour: Tour;
  /** -1 until the person has come to the tour's start. */
  readonly index: number;
  /** Keys of the events that the tour has heard. */
  readonly seen: readonly string[];
  readonly preview: boolean;
}

/** The one element of a tour; in the page from its first card to its end. */
export const tourHost = (): Element | null => document.querySelector(HOST_TAG);

/** Read from the parts of the card, which are there to be styled, so their names stay. */
export function phaseOf(step: Step | undefined): Exclude<Phase, "over"> {
  const card = tourHost()?.shadowRoot?.querySelector(".card:popover-open");
  if (card?.querySelector("[part=bar]")) return "show";
  if (card?.querySelector("[part=foot] [part~=close]")) return "lost";
  if (!step || (step.page !== undefined && !routeMatches(step.page, location))) return "away";
  return card?.firstChild ? "wait" : "seek";
}
