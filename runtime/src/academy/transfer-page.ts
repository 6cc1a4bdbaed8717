/** The buttons that save progress to a file and take it in again. */
import { element } from "../page/element.ts";
import type { Store } from "../page/storage.ts";
import type { Words } from "../page/words.ts";
import type { Book } from "./book.ts";
import { merge } from "./progress.ts";
import { keepRole, readRole } from "./role.ts";
import { decodeTransfer, encodeTransfer, LARGEST_FILE } from "./transfer.ts";

export interface TransferHost {
  readonly book: Book;
  readonly store: Store;
  readonly words: Words;
  readonly say: (text: string) => void;
}

export function mountTransfer(host: TransferHost): () => void {
  const onClick = (event: Event): void => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("[data-gw-export]")) save(host);
    else if (event.target.closest("[data-gw-import]:not(input)")) pick(host);
  };
  const onChange = (event: Event): void => {
    const input = event.target;
    if (input instanceof HTMLInputElement && input.matches("[data-gw-import]")) void take(input, host);
  };
  document.addEventListener("click", onClick);
  document.addEventListener("change", onChange);
  return () => {
    document.removeEventListener("click", onClick);
    document.removeEventListener("change", onChange);
  };
}

function save({ book, store, words, say }: TransferHost): void {
  const at = new Date().toISOString();
  const role = readRole(store);
  const text = encodeTransfer({ progress: book.progress, ...(role !== undefined && { role }) }, at);
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  element("a", { href: address, download: `progress-${at.slice(0, 10)}.json` }).click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000); // the download has read it by then
  say(words.say("progress.exported"));
}

function pick(host: TransferHost): void {
  const input = element("input", { type: "file", accept: "application/json,.json" });
  input.addEventListener("change", () => void take(input, host));
  input.click();
}

/** Adds the file's progress to what is here; nothing already reached is lost. */
async function take(input: HTMLInputElement, { book, store, words, say }: TransferHost): Promise<void> {
  const file = input.files?.[0];
  if (file === undefined) return;
  const text = file.size > LARGEST_FILE ? "" : await file.text().catch(() => "");
  const found = decodeTransfer(text);
  input.value = "";
  if (found === undefined) return say(words.say("progress.import_failed"));
  book.update((progress) => merge(progress, found.progress));
  if (found.role !== undefined && readRole(store) === undefined) keepRole(store, found.role);
  say(words.say("progress.imported", { count: Object.keys(found.progress.items).length }));
}
