/** The certificate of a track: made here, from the progress that this browser keeps, once every item is done. */
import { button, element } from "../page/element.ts";
import type { Words } from "../page/words.ts";
import type { Book } from "./book.ts";
import { type Progress, tally } from "./progress.ts";

/** Shows the certificate or how far the reader is; returns what leaves the page as it was. */
export function mountCertificate(place: HTMLElement, book: Book, words: Words): () => void {
  const items = place.dataset["gwItems"]?.split(/\s+/).filter(Boolean) ?? [];
  const sheet = part(place, ".gw-certificate");
  const form = part(place, ".gw-certificate__form");
  const note = element("p", { class: "gw-note" });
  const print = button(words.say("certificate.print"), "gw-button--primary", () => window.print());
  const actions = document.querySelector(".gw-certificate__actions");
  const field = place.querySelector<HTMLInputElement>("[data-gw-certificate-field]");
  const write = (): void => {
    part(place, "[data-gw-certificate-name]").textContent = field?.value.trim() ?? "";
  };
  field?.addEventListener("input", write);
  const stop = book.watch((progress) => {
    const { done, total } = tally(progress, items);
    const finished = total > 0 && done === total;
    sheet.hidden = form.hidden = !finished;
    if (!finished) {
      note.textContent = words.say("certificate.locked", { done, total });
      place.append(note);
      print.remove();
      return;
    }
    note.remove();
    actions?.prepend(print);
    const date = new Intl.DateTimeFormat(words.language, { dateStyle: "long" }).format(finishedAt(progress, items));
    part(place, "[data-gw-certificate-date]").textContent = words.say("certificate.on", { date });
  });
  return () => {
    stop();
    field?.removeEventListener("input", write);
    sheet.hidden = form.hidden = true;
    note.remove();
    print.remove();
  };
}

/** When the last of the items was first done. */
function finishedAt(progress: Progress, items: readonly string[]): Date {
  return new Date(Math.max(...items.map((item) => Date.parse(progress.items[item]?.at ?? ""))));
}

function part(place: HTMLElement, selector: string): HTMLElement {
  const found = place.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the certificate has no ${selector}`);
  return found;
}
