/** The script that a product embeds with one tag. */
import type { Guidewright } from "./api.ts";
import { embed } from "./embed.ts";

declare global {
  interface Window {
    guidewright?: Guidewright;
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !window.guidewright) {
  window.guidewright = embed(script, () => delete window.guidewright);
}
