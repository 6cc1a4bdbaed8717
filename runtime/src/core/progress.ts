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

export interface Progress {
  readonly version: 1;
  readonly tours: Readonly<Record<string, TourRecord>>;
}

export const NOTHING: Progress = { version: 1, tours: {} };

/** A tour that was left running is taken up again by itself within this time, in milliseconds. */
export const RESUME_WITHIN = 60 * 60 * 1000;

const STATES: readonly unknown[] = ["running", "done", "exited"];

export const progressKey = (user: string): string => `guidewright:${user || "anonymous"}`;

/** Keeps every record that can be read. Undefined when a later version wrote it, which must stay as it is. */
export function readProgress(stored: Readonly<Record<string, unknown>> | undefined): Progress | undefined {
  const version = stored?.["version"];
  if (typeof version === "number" && version > 1) return undefined;
  const tours = stored?.["tours"];
  if (version !== 1 || typeof tours !== "object" || tours === null) return NOTHING;
  const read = Object.entries(tours).map(([id, record]) => [id, readRecord(record)] as const);
  return { version: 1, tours: Object.fromEntries(read.filter((pair): pair is [string, TourRecord] => pair[1] !== undefined)) };
}

function readRecord(value: unknown): TourRecord | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { state, step, at, seen, path } = value as Partial<Record<keyof TourRecord, unknown>>;
  if (!STATES.includes(state) || typeof step !== "string" || typeof at !== "string") return undefined;
  return { state: state as TourRecord["state"], step, at, seen: texts(seen), path: texts(path) };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** Whether the tour is still in the person's mind. A clock that was set back counts as a long time. */
export function isFresh(record: TourRecord, now: number): boolean {
  const age = now - Date.parse(record.at);
  return record.state === "running" && age >= 0 && age < RESUME_WITHIN;
}

/** Where to take a tour up again. When its step is gone: after the last step of the way that is still there. */
export function resumeAt(tour: Tour, record: TourRecord | undefined): { index: number; path: number[] } {
  if (record === undefined) return { index: 0, path: [] };
  const position = (id: string): number => tour.steps.findIndex((step) => step.id === id);
  const path = record.path.map(position).filter((index) => index >= 0);
  const index = position(record.step);
  if (index >= 0) return { index, path };
  const after = (path.at(-1) ?? -1) + 1;
  return { index: Math.min(after, tour.steps.length - 1), path: path.filter((one) => one < after) };
}
