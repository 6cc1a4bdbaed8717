/** The help panel as a module that a product imports from its help site. To import it does nothing. */
import type { Help, HelpOptions } from "./help/api.ts";
import { embedHelp } from "./help/embed.ts";

/** Throws `TypeError` when the address of the site is none. */
export function help({ site, ...who }: HelpOptions = {}): Help {
  const root = site === undefined ? new URL("../", import.meta.url) : new URL(site, document.baseURI);
  return embedHelp(root, { dataset: { ...who } }, () => undefined);
}
