/** The events of this page, and those that were kept from before. */
import { LOG_KEY } from "../page/events.ts";
import { isRecord, type Store } from "../page/storage.ts";

/** How many are shown. */
export const SHOWN = 50;

/** An event's detail; nothing in it is certain but that it is an object. */
export type Heard = Readonly<Record<string, unknown>>;

const ENDS = /^tour-(completed|exited|failed)$/;

export function heardBefore(store: Store): Heard[] {
  try {
    const log: unknown = JSON.parse(store.read(LOG_KEY) ?? "[]");
    return Array.isArray(log) ? log.filter(isRecord).slice(-SHOWN) : [];
  } catch {
    return []; // corrupt
  }
}

/** The tour that the events speak of last, unless they say that it has ended. */
export function playingBy(heard: readonly Heard[]): string | undefined {
  let playing: string | undefined;
  for (const { tour, type } of heard) {
    if (typeof tour !== "string") continue;
    if (!ENDS.test(`${type}`)) playing = tour;
    else if (tour === playing) playing = undefined;
  }
  return playing;
}

/** The step that a tour's events named last. */
export const stepBy = (heard: readonly Heard[], id: string): string =>
  `${heard.findLast(({ tour, step }) => tour === id && typeof step === "string")?.["step"] ?? ""}`;
