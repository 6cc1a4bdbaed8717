/** The browser's storage, which may be blocked, full or cleared at any time: no call here ever throws. */
import { parsed } from "../core/parsed.ts";

export interface Memory {
  /** The stored text; null when there is none or storage is blocked. */
  read(key: string): string | null;
  /** False when the browser refused to keep it. */
  write(key: string, text: string): boolean;
}

export interface Store extends Memory {
  remove(key: string): void;
}

/** Called for every access, because merely naming `localStorage` throws where it is blocked. */
type Open = () => Storage;

export const makeMemory = (open: Open): Memory => ({
  read: (key) => attempt(() => open().getItem(key), null),
  write: (key, text) =>
    attempt(() => {
      open().setItem(key, text);
      return true;
    }, false),
});

export const makeStore = (open: Open): Store => ({
  ...makeMemory(open),
  remove: (key) => attempt(() => open().removeItem(key), undefined),
});

function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

/** True when what is written is there afterwards. */
export function keeps(store: Store): boolean {
  const key = "guidewright:probe";
  const kept = store.write(key, "1") && store.read(key) === "1";
  store.remove(key);
  return kept;
}

export const browserStore = (): Store => makeStore(() => window.localStorage);

/** The JSON object that a text is; undefined when it is not one. */
export function parseRecord(text: string | null): Readonly<Record<string, unknown>> | undefined {
  const value = parsed(text);
  return isRecord(value) ? value : undefined;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Object(value) === value && !Array.isArray(value);
