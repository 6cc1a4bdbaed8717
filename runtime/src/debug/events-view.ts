/** The last events, newest first. */
import { type Child, element } from "../page/element.ts";
import type { Desk } from "./desk.ts";
import { chip } from "./draw.ts";
import type { Heard } from "./heard.ts";

export function eventNodes({ heard, say }: Desk): Child[] {
  if (heard.length === 0) return [element("p", {}, say("no_events"))];
  return [element("ol", { class: "events" }, ...heard.toReversed().map((one) => line(one, say("marked_preview"))))];
}

/** The details as they are, for they may be anything. */
function line({ type, at, version: _version, preview, ...rest }: Heard, marked: string): HTMLElement {
  const time = new Date(`${at}`);
  const clock = Number.isNaN(time.getTime()) ? "" : time.toLocaleTimeString(undefined, { hour12: false });
  const detail = Object.entries(rest).map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`);
  return element("li", {},
    element("time", { datetime: `${at}` }, clock), element("b", {}, `${type}`), preview === true && chip("soso", marked),
    element("span", { class: "detail" }, detail.join(" · ")));
}
