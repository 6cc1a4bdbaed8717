/** What a person has read and passed, as a plain value: decoding, marking, merging. Pure; nothing here throws. */
import { isRecord } from "../page/storage.ts";

export type ItemState = "read" | "done";

export interface ItemMark {
  readonly state: ItemState;
  /** When it was first reached, ISO 8601. */
  readonly at: string;
}

/** The page a person was last at; `path` is below the site's root. */
export interface Visit {
  readonly item: string;
  readonly path: string;
  readonly title: string;
  readonly at: string;
}

export interface Progress {
  readonly version: 1;
  readonly items: Readonly<Record<string, ItemMark>>;
  /** By item, the boxes of its checklists that are ticked. */
  readonly ticks?: Readonly<Record<string, readonly string[]>>;
  readonly last?: Visit;
}

export const NO_PROGRESS: Progress = { version: 1, items: {} };

/** Undefined when the value is not progress at all; entries that make no sense are left out. */
export function decodeProgress(value: unknown): Progress | undefined {
  if (!isRecord(value) || value["version"] !== 1 || !isRecord(value["items"])) return undefined;
  const entries = Object.entries(value["items"]).filter((entry): entry is [string, ItemMark] => isMark(entry[1]));
  const items = Object.fromEntries(entries.map(([item, { state, at }]) => [item, { state, at }]));
  const { last } = value;
  return { version: 1, items, ...ticksIn(value["ticks"]), ...(isVisit(last) && { last }) };
}

function ticksIn(value: unknown): Pick<Progress, "ticks"> {
  const boxes = Object.entries(isRecord(value) ? value : {})
    .map(([item, ticked]) => [item, Array.isArray(ticked) ? ticked.filter((box) => typeof box === "string") : []] as const)
    .filter(([, ticked]) => ticked.length > 0);
  return boxes.length > 0 ? { ticks: Object.fromEntries(boxes) } : {};
}

/** True when a later version of this script wrote it: then it must stay as it is. */
export function isNewer(value: unknown): boolean {
  const version = isRecord(value) ? value["version"] : undefined;
  return typeof version === "number" && version > 1;
}

function isMark(value: unknown): value is ItemMark {
  return isRecord(value) && (value["state"] === "read" || value["state"] === "done") && isDate(value["at"]);
}

/** A path that leads out of the site (`//host`, `..`, a scheme) is refused: the value may come from a file. */
function isVisit(value: unknown): value is Visit {
  if (!isRecord(value) || !isDate(value["at"])) return false;
  const { item, path, title } = value;
  if (typeof item !== "string" || typeof path !== "string" || typeof title !== "string") return false;
  return !/^[/\\]|^[a-z][a-z0-9+.-]*:|(^|\/)\.\.(\/|$)/i.test(path);
}

const isDate = (value: unknown): value is string => typeof value === "string" && !Number.isNaN(Date.parse(value));

export const stateOf = (progress: Progress, item: string): ItemState | undefined =>
  Object.hasOwn(progress.items, item) ? progress.items[item]?.state : undefined;

/** A mark only ever rises: what is done does not become merely read. */
export function mark(progress: Progress, item: string, state: ItemState, at: string): Progress {
  const had = stateOf(progress, item);
  if (had === "done" || had === state) return progress;
  return { ...progress, items: { ...progress.items, [item]: { state, at } } };
}

export const visit = (progress: Progress, last: Visit): Progress => ({ ...progress, last });

export const ticked = (progress: Progress, item: string): readonly string[] =>
  progress.ticks !== undefined && Object.hasOwn(progress.ticks, item) ? (progress.ticks[item] ?? []) : [];

/** Ticks a box of an item's checklists, or takes the tick away. */
export function tick(progress: Progress, item: string, box: string, on: boolean): Progress {
  const others = ticked(progress, item).filter((one) => one !== box);
  const { ticks, ...rest } = progress;
  return { ...rest, ...ticksIn({ ...ticks, [item]: on ? [...others, box] : others }) };
}

/** Both together: the higher state, and at the same state the earlier date; every tick; the later visit. */
export function merge(mine: Progress, other: Progress): Progress {
  const items: Record<string, ItemMark> = { ...mine.items };
  for (const [item, theirs] of Object.entries(other.items)) {
    const ours = Object.hasOwn(items, item) ? items[item] : undefined;
    if (ours === undefined || beats(theirs, ours)) items[item] = theirs;
  }
  const last = [mine.last, other.last]
    .filter((one): one is Visit => one !== undefined)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  const ticks: Record<string, readonly string[]> = { ...mine.ticks };
  for (const [item, boxes] of Object.entries(other.ticks ?? {})) ticks[item] = [...new Set([...ticked(mine, item), ...boxes])];
  return { version: 1, items, ...ticksIn(ticks), ...(last && { last }) };
}

const beats = (a: ItemMark, b: ItemMark): boolean =>
  a.state === b.state ? Date.parse(a.at) < Date.parse(b.at) : a.state === "done";

export function tally(progress: Progress, items: readonly string[]): { done: number; total: number } {
  const distinct = [...new Set(items)];
  return { done: distinct.filter((item) => stateOf(progress, item) !== undefined).length, total: distinct.length };
}
