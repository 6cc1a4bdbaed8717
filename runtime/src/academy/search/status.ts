/** What the search says of itself: seen at once, and heard by a screen reader once the reader has paused. */
import { element } from "../../page/element.ts";

/** Quiet time after which it is read out, in milliseconds: nobody wants to hear a count for every key. */
const HEARD = 600;

export interface Status {
  readonly elements: readonly HTMLElement[];
  /** `more` follows what matters; `later` waits until the reader has paused. */
  say(text: string, how?: { readonly more?: string; readonly later?: boolean }): void;
  stop(): void;
}

export function searchStatus(): Status {
  const seen = element("p", { class: "gw-search__status", "aria-hidden": "true" });
  const heard = element("p", { class: "gw-hidden", role: "status" });
  let timer: number | undefined;
  const stop = (): void => window.clearTimeout(timer);
  return {
    elements: [seen, heard],
    stop,
    say(text, { more, later = false } = {}) {
      const all = more === undefined ? text : `${text} ${more}`;
      seen.replaceChildren(...(more === undefined ? [text] : [element("strong", {}, text), ` ${more}`]));
      stop();
      if (later) timer = window.setTimeout(() => heard.replaceChildren(all), HEARD);
      else heard.replaceChildren(all);
    },
  };
}
