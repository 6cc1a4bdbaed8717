/** The loader as a module, for products that bundle their code. To import it does nothing, also where there is no page. */
import type { Guide } from "./api.ts";
import { embed } from "./embed.ts";

export const guide: Guide = ({ manifest, ...who }) => {
  const { href } = new URL(manifest, document.baseURI);
  return embed({ src: href, dataset: { ...who, manifest: href } }, () => undefined);
};
