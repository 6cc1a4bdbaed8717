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

/** Enough to go on from: only the step is needed. */
export type Resumption = Partial<TourRecord> & Pick<TourRecord, "step">;

/** What is stored for one person is `{ version: 1, tours: Records }`. */
export type Records = Readonly<Record<string, TourRecord>>;

/** A tour that was left running is taken up again by itself within this time, in milliseconds. */
export const RESUME_WITHIN = 60 * 60 * 1000;

const STATES: readonly unknown[] = ["running", "done", "exited"];

export const progressKey = (user: string): string => `guidewright:${user || "anonymous"}`;

/** Every record that can be read, whatever was stored. Undefined when a later version wrote it, and it must stay as it is. */
export function readRecords(stored: Readonly<Record<string, unknown>> | undefined): Records | undefined {
  const { version, tours } = stored ?? {};
  if (typeof version === "number" && version > 1) return undefined;
  const records = Object.entries(Object(tours) as Records).filter(([, record]) => STATES.includes(record?.state));
  return Object.fromEntries(records);
}

/** Whether the tour is still in the person's mind. A clock that was set back counts as a long time. */
export function isFresh(record: TourRecord | undefined, now: number): boolean {
  const age = now - Date.parse(record?.at ?? "");
  return record?.state === "running" && age >= 0 && age < RESUME_WITHIN;
}

/** Where to take a tour up again. When its step is gone: after the last step of the way that is still there. */
export function resumeAt(tour: Tour, record: Resumption | undefined): { index: number; path: number[] } {
  if (record === undefined) return { index: 0, path: [] };
  const position = (id: string): number => tour.steps.findIndex((step) => step.id === id);
  const index = position(record.step);
  // Who starts in the middle may go back to everything before.
  const before = record.path === undefined ? tour.steps.slice(0, Math.max(index, 0)).map(({ id }) => id) : texts(record.path);
  const path = before.map(position).filter((one) => one >= 0);
  if (index >= 0) return { index, path };
  const after = (path.at(-1) ?? -1) + 1;
  return { index: Math.min(after, tour.steps.length - 1), path: path.filter((one) => one < after) };
}

/** What is stored may have been written by anyone. */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
