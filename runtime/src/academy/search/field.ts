/** What the dialog says of its keys and of a query, and the address that follows the query on a page of its own. */
import { element } from "../../page/element.ts";
import type { Words } from "../../page/words.ts";

/** A query as it is quoted. */
export function shortened(query: string): string {
  const characters = Array.from(query);
  return characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : query;
}

export function keepInAddress(query: string): void {
  const address = new URL(window.location.href);
  if (query === "") address.searchParams.delete("q");
  else address.searchParams.set("q", query);
  window.history.replaceState(window.history.state, "", address);
}

export function keyHints(words: Words): HTMLElement {
  const hint = (keys: string[], says: "move" | "open" | "remove" | "close"): HTMLElement =>
    element("span", { class: `gw-search__key--${says}` }, ...keys.map((key) => element("kbd", {}, key)), ` ${words.say(`search.key.${says}`)}`);
  const hints = [hint(["↑", "↓"], "move"), hint(["↵"], "open"), hint(["Del"], "remove"), hint(["Esc"], "close")];
  return element("div", { class: "gw-search__keys", "aria-hidden": "true" }, ...hints);
}
