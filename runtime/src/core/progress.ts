/** What is remembered of each tour for each person: the stored shape, its reading, and its move to a changed tour. */
import type { Tour } from "../contract.ts";

export interface TourRecord {
  readonly state: "running" | "done" | "exited";
  /** The id of the step the person was at: ids outlive a change of order, positions do not. */
  readonly step: string;
  /** ISO 8601. */
  readonly at: string;
  /** Keys of the awaited events that were seen since the tour began. */
  readonly seen: readonly string[];
  /** Ids of the steps that were shown before this one, oldest first. */
  readonly path: readonly string[];
}

/** Enough to go on from: only the step is needed. An empty one is that of a tour still to begin, at its start. */
export type Resumption = Partial<TourRecord> & Pick<TourRecord, "step">;

/** What is stored for one person is `{ version: 1, tours: Records }`. */
export type Records = Readonly<Record<string, TourRecord>>;

/** A tour that was left running is taken up again by itself within this time, in milliseconds. */
export const RESUME_WITHIN = 60 * 60 * 1000;

export const progressKey = (user: string): string => `guidewright:${user || "anonymous"}`;

/** Whatever was stored, taken for records: who reads one must expect anything in it.
 *  Undefined when a later version wrote it, and it must stay as it is. */
export function readRecords(stored: unknown): Records | undefined {
  const { version, tours } = Object(stored) as Readonly<Record<string, unknown>>;
  return (version as number) > 1 ? undefined : (Object(tours) as Records);
}

/** Whether the tour is still in the person's mind. A clock that was set back counts as a long time. */
export function isFresh(record: TourRecord | undefined, now: number): boolean {
  const age = now - Date.parse(record?.at ?? "");
  return record?.state === "running" && age >= 0 && age < RESUME_WITHIN;
}

export interface Beginning {
  readonly index: number;
  readonly path: readonly number[];
  /** The page to come to first. */
  readonly start: string | undefined;
}

/** Where to take a tour up. Nothing to go on from: here. No step: at the tour's start. A step that is gone: after the
 *  last step of the way that is still there. Who starts in the middle may go back to everything before. */
export function beginning({ steps, start }: Tour, record: Resumption | undefined): Beginning {
  const { step, path: kept } = record ?? {};
  const ids = steps.map(({ id }) => id);
  const at = ids.indexOf(step ?? "");
  const way = kept === undefined ? ids.slice(0, Math.max(at, 0)) : texts(kept);
  const path = way.map((id) => ids.indexOf(id)).filter((one) => one >= 0);
  const after = Math.min((path.at(-1) ?? -1) + 1, ids.length - 1);
  return { index: at < 0 ? after : at, path, start: step === "" ? start : undefined };
}

/** What is stored may have been written by anyone. */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
