/** A panel for the people who make tours. Nothing loads it by itself: it is imported in the browser's console, by a
 *  bookmarklet, or by a script tag of a staging build, and opens at once. Published beside the loader as `debug.js`. */
import { PANEL_TAG } from "../debug/frame.ts";
import { Panel } from "../debug/panel.ts";
import { Scene } from "../debug/scene.ts";
import { loadWords } from "../debug/words.ts";

let panel: Promise<Panel> | undefined;

async function show(): Promise<Panel> {
  const words = await loadWords(navigator.languages);
  return new Panel(new Scene(import.meta.url), words, () => (panel = undefined));
}

/** Opens the panel where it is not open, and takes the keyboard to it. */
export async function open(): Promise<void> {
  panel ??= show();
  (await panel).focus();
}

/** Takes the panel and a preview away again; a tour of the product goes on. */
export async function close(): Promise<void> {
  const open = panel;
  panel = undefined;
  (await open)?.close();
}

// Another copy of this script may have been quicker.
if (!document.querySelector(PANEL_TAG)) panel = show();
