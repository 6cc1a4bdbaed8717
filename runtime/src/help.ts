/** The help panel as a script that a product embeds with one tag. */
import type { Help } from "./help/api.ts";
import { embedHelp } from "./help/embed.ts";

declare global {
  interface Window {
    guidewrightHelp?: Help;
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !window.guidewrightHelp) {
  const site = new URL(script.dataset["site"] ?? "../", script.dataset["site"] === undefined ? script.src : document.baseURI);
  window.guidewrightHelp = embedHelp(site, script, () => delete window.guidewrightHelp);
}
