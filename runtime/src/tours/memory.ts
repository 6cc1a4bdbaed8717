/** What the loader remembers: each person's progress, and which tours were offered in this session. */
import { parsed } from "../core/parsed.ts";
import { progressKey, readRecords, type Records, type TourRecord } from "../core/progress.ts";
import type { Memory } from "../page/storage.ts";

/** Keeps in the page, until it is left, what the browser refuses to keep. */
export function lasting(store: Memory): Memory {
  const refused = new Map<string, string>();
  return {
    read: (key) => refused.get(key) ?? store.read(key),
    write: (key, text) => (store.write(key, text) ? refused.delete(key) : !!refused.set(key, text)),
  };
}

export function recordsOf(store: Memory, user: string): Records | undefined {
  return readRecords(parsed(store.read(progressKey(user))));
}

/** `undefined` forgets. What a later version has stored is left as it is. */
export function saveRecord(store: Memory, user: string, tour: string, record: TourRecord | undefined): void {
  const records = recordsOf(store, user);
  // What is undefined is left out of the JSON.
  if (records) store.write(progressKey(user), JSON.stringify({ version: 1, tours: { ...records, [tour]: record } }));
}

/** The key under which a session remembers that a tour was offered to a person. */
export const offerKey = (user: string, tour: string): string => `guidewright:offered ${tour} ${user}`;
