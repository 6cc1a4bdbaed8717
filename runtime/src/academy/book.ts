/** Progress as it is kept in the browser, with those who want to know when it changes, here or in another tab. */
import { parseRecord, type Store } from "../page/storage.ts";
import { decodeProgress, isNewer, NO_PROGRESS, type Progress } from "./progress.ts";
import { siteRoot } from "./site.ts";

export const PROGRESS_KEY = "guidewright:site:progress";

/** A site below the top of its address has a key of its own: two sites there know different articles. */
export function progressKey({ pathname }: Pick<URL, "pathname"> = siteRoot()): string {
  return pathname === "/" ? PROGRESS_KEY : `${PROGRESS_KEY}:${pathname}`;
}

export interface Book {
  readonly progress: Progress;
  /** False when the browser refused to keep it; the page then knows it until it is left. */
  update(change: (progress: Progress) => Progress): boolean;
  /** Calls at once and after each change; returns what ends it. */
  watch(listener: (progress: Progress) => void): () => void;
  close(): void;
}

export function openBook(store: Store, key = progressKey()): Book {
  const listeners = new Set<(progress: Progress) => void>();
  const raw = (): unknown => parseRecord(store.read(key));
  const stored = (): Progress => decodeProgress(raw()) ?? NO_PROGRESS;
  let progress = stored();
  const tell = (): void => listeners.forEach((listener) => listener(progress));
  const again = (): void => {
    progress = stored();
    tell();
  };
  const stop = hearChanges(key, again);
  return {
    get progress() {
      return progress;
    },
    update(change) {
      const next = change(progress);
      if (next === progress) return true;
      progress = next;
      const kept = !isNewer(raw()) && store.write(key, JSON.stringify(progress));
      tell();
      return kept;
    },
    watch(listener) {
      listeners.add(listener);
      listener(progress);
      return () => listeners.delete(listener);
    },
    close: stop,
  };
}

/** Calls when another tab has written, and when a page that the browser had put aside, hearing nothing, is shown again. */
function hearChanges(own: string, act: () => void): () => void {
  const onStorage = ({ key }: StorageEvent): void => {
    if (key === own || key === null) act();
  };
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) act();
  };
  window.addEventListener("storage", onStorage);
  window.addEventListener("pageshow", onShow);
  return () => {
    window.removeEventListener("storage", onStorage);
    window.removeEventListener("pageshow", onShow);
  };
}
