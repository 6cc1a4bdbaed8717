/** The recorder as a script of its own, put into every page and frame before their own scripts: it tells the program
 *  that opened the browser, through a function that this has given to the page, what the writer does. */
import { watchAddress } from "./dom/address.ts";
import { listen } from "./dom/listen.ts";
import { Bar } from "./record/bar.ts";
import type { Message, Status, Tell } from "./record/messages.ts";
import { Watcher } from "./record/watcher.ts";
import type { Guidewright } from "./tours/api.ts";

/** Where frames find the recorder of their page. */
const KEY = Symbol.for("guidewright.recorder");

interface Recorded extends Window {
  readonly guidewrightRecord?: Tell;
  [KEY]?: Watcher;
}

const SILENT: Status = { paused: false, steps: 0, last: "" };

function tell(message: Message): Promise<Status> {
  const { href } = location;
  const circumstances = { url: href, language: document.documentElement?.lang ?? "", at: Date.now() };
  const told = (window as Recorded).guidewrightRecord?.({ ...message, ...circumstances });
  return told ? told.catch(() => SILENT) : Promise.resolve(SILENT);
}

/** The product's own tours stay away, so that no card stands before what is recorded: the loader thinks that it is here. */
function keepToursAway(): void {
  const idle: Guidewright = {
    start: () => Promise.resolve(false),
    stop: () => undefined,
    identify: () => undefined,
    version: __GUIDEWRIGHT_VERSION__,
    destroy: () => undefined,
  };
  window.guidewright ??= idle;
}

function recordPage(): void {
  const bar = new Bar((act) => {
    watcher.settle();
    say({ kind: act });
  });
  const say = (message: Message): void => void tell(message).then((status) => bar.show(status));
  const watcher = new Watcher({ say, missed: () => bar.note("Nothing was recorded: that is no button, link or field.") });
  Object.defineProperty(window, KEY, { value: watcher, configurable: true });
  watcher.observe(window);
  watchAddress(() => say({ kind: "arrived" }));
  say({ kind: "arrived" });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => bar.mount(), { once: true });
  else bar.mount();
}

/** A frame of another origin cannot be looked into, by this or by any tour; the writer is told at the end. */
function recordFrame(): void {
  try {
    const watcher = (window.top as Recorded)[KEY];
    if (watcher && window.frameElement) return watcher.observe(window);
  } catch {
    // Another origin.
  }
  listen(window, "click change", (event) => {
    if (event.isTrusted) void tell({ kind: "elsewhere" });
  });
}

keepToursAway();
if (window.top !== window) recordFrame();
else if (/^https?:$/.test(location.protocol)) recordPage();
