/** The player: an ES module that the loader imports when a tour starts, and not before. */
import fallback from "lazy:src/dom/fallback.ts";
import named from "lazy:src/dom/named.ts";
import type { Tour } from "../contract.ts";
import { unusable } from "../core/unusable.ts";
import type { Pinned } from "../dom/load.ts";
import type { Matchers } from "../dom/matchers.ts";
import type { Follow } from "../dom/place.ts";
import { type Load, loadMessages } from "./messages.ts";
import { Session, type Surroundings } from "./session.ts";

/** What the loader gives: the tour as it was read, and its own ends of every thread. */
export interface Order extends Pick<Surroundings, "site" | "record" | "emit" | "save" | "ended"> {
  readonly tour: unknown;
  readonly loadJson: Load;
  readonly loadModule: Load;
}

/** What the loader gets: a tour that is ready, and begins with `start`. */
export type Playing = Pick<Session, "start" | "stop" | "suspend" | "record">;

/** Throws `Unusable` when this is no tour that it can play, or no browser that it can play in. */
export async function prepare(order: Order): Promise<Playing> {
  const tour = readTour(order.tour);
  if (!document.body.showPopover) throw unusable("browser");
  const say = await loadMessages(tour.language, order.loadJson);
  const load = (file: Pinned): Promise<unknown> => order.loadModule(file, import.meta.url);
  return new Session({
    ...order,
    tour,
    say,
    loadFollow: async () => ((await load(fallback)) as { follow: Follow }).follow,
    loadNamed: async () => ((await load(named)) as { NAMED: Matchers }).NAMED,
  });
}

/** The tour's hash has been checked, so it is as it was built; what is left to know is whether it was built for us. */
function readTour(value: unknown): Tour {
  const { version, steps } = (value ?? {}) as Partial<Tour>;
  if (version !== 1) throw unusable("version");
  if (!steps?.length) throw unusable("shape");
  return value as Tour;
}
