/** Events: each one a `guidewright` CustomEvent on the document and an entry of a short log in storage. */
import type { EventType } from "../contract.ts";
import { parsed } from "../core/parsed.ts";
import { isRecord, type Memory } from "./storage.ts";

export type Emit = (type: EventType, detail: Readonly<Record<string, unknown>>) => void;

export const LOG_KEY = "guidewright:events";
export const LOG_LIMIT = 200;

/** The log with one more entry; a log that is corrupt starts again, and the oldest entries go first. */
export function appended(log: string | null, entry: Readonly<Record<string, unknown>>): string {
  const value = parsed(log);
  const entries = Array.isArray(value) ? value.filter(isRecord) : [];
  return JSON.stringify([...entries, entry].slice(-LOG_LIMIT));
}

export function makeEmit(store: Memory): Emit {
  return (type, detail) => {
    const entry = { ...detail, version: 1, type, at: new Date().toISOString() };
    try {
      store.write(LOG_KEY, appended(store.read(LOG_KEY), entry));
    } catch {
      // A page with a JSON of its own: what cannot be kept is told all the same.
    }
    document.dispatchEvent(new CustomEvent("guidewright", { detail: entry }));
  };
}
