/** The field of the search, what it says of its keys, and the address that follows it on a page of its own. */
import { element } from "../../page/element.ts";
import type { Words } from "../../page/words.ts";
import { LONGEST_QUERY } from "../../search/query.ts";

/** `controls` and `describes` are the ids of the list and of what is said of it. */
export function searchField(words: Words, controls: string, describes: string): HTMLInputElement {
  return element("input", {
    type: "text",
    class: "gw-search__input",
    role: "combobox",
    maxlength: LONGEST_QUERY,
    placeholder: words.say("search.label"),
    enterkeyhint: "search",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-label": words.say("search.label"),
    "aria-describedby": describes,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": controls,
  });
}

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
