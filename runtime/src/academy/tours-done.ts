/** Tours finished in the product. Where it shares the help site's origin, what its player keeps is seen here too. */
import { readRecords } from "../core/progress.ts";
import { parseRecord } from "../page/storage.ts";
import type { Book } from "./book.ts";
import { mark } from "./progress.ts";

const PREFIX = "guidewright:";

/** Ids of the tours that anyone who uses this browser has finished; none where storage is blocked. */
export function finishedTours(open: () => Storage): string[] {
  try {
    const storage = open();
    const records = Object.keys(storage)
      .filter((key) => key.startsWith(PREFIX))
      .flatMap((key) => Object.entries(readRecords(parseRecord(storage.getItem(key))) ?? {}));
    return records.filter(([, record]) => record.state === "done").map(([tour]) => tour);
  } catch {
    return [];
  }
}

/** Marks them now, and whenever another tab finishes one or the reader comes back to this page. */
export function mountToursDone(book: Book): () => void {
  const take = (): void => {
    const at = new Date().toISOString();
    const tours = finishedTours(() => window.localStorage);
    book.update((progress) => tours.reduce((all, tour) => mark(all, `tour:${tour}`, "done", at), progress));
  };
  const onStorage = ({ key }: StorageEvent): void => {
    if (key?.startsWith(PREFIX)) take();
  };
  take();
  window.addEventListener("storage", onStorage);
  window.addEventListener("pageshow", take);
  return () => {
    window.removeEventListener("storage", onStorage);
    window.removeEventListener("pageshow", take);
  };
}
