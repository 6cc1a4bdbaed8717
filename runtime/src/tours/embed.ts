/** One embedding of the tours of a help site in a page: it fetches the manifest and then waits. Nothing else is loaded until
 *  a tour starts. Whatever goes wrong, the page goes on, and a `guidewright` event says what it was. */
import { readManifest } from "../core/manifest.ts";
import type { Unusable } from "../core/unusable.ts";
import { watchAddress } from "../dom/address.ts";
import { together } from "../dom/listen.ts";
import { loadText } from "../dom/load.ts";
import { makeEmit } from "../page/events.ts";
import { makeMemory } from "../page/storage.ts";
import type { Guidewright, Identity } from "./api.ts";
import { Director } from "./director.ts";
import { readIdentity, watchIdentity } from "./identity.ts";
import { lasting } from "./memory.ts";

/** A script tag, or what says the same: where the manifest is, who is there, and which attributes tell. */
export type Embedding = Pick<HTMLScriptElement, "src" | "dataset">;

export function embed(place: Embedding, gone: () => void): Guidewright {
  const store = lasting(makeMemory(() => localStorage));
  const emit = makeEmit(store);
  const base = new URL(place.dataset["manifest"] ?? "manifest.json", place.src).href;
  const watched = together();
  let said: Partial<Identity> = {};
  const who = (): Identity => readIdentity(place, said);
  const failed = ({ reason = "error" }: Partial<Unusable>): void => emit("manifest-failed", { reason, file: base });
  // Undefined when there is no usable manifest, which is said once.
  let isLive = true;
  let director: Promise<Director | false | void> = loadText(base, { cache: "no-cache" })
    .then((text) => isLive && new Director(readManifest(text), base, who(), store, emit))
    .catch(failed);
  const tell = <T>(act: (made: Director) => T): Promise<T | false | void> => director.then((made) => made && act(made)).catch(failed);
  const identified = (): unknown => tell((made) => made.identified(who()));
  const come = (otherwise: (made: Director) => unknown): void => {
    const asked = takeRequest();
    void tell(asked ? (made) => made.start(asked) : otherwise);
  };
  try {
    watched.add(watchIdentity(place, identified), watchAddress(() => come((made) => made.arrived())));
    come((made) => made.begin());
  } catch (error) {
    failed(error as Partial<Unusable>);
  }
  return {
    start: async (id, { step } = {}) => !!(await tell((made) => made.start(id, step))),
    stop: () => void tell((made) => made.stop()),
    identify: (more) => {
      said = { ...said, ...more };
      identified();
    },
    version: __GUIDEWRIGHT_VERSION__,
    destroy: () => {
      watched.stop();
      isLive = false;
      director = tell((made) => made.destroy());
      gone();
    },
  };
}

/** The tour that a link asks for with `?tour=<id>`, which is then taken out of the address. */
function takeRequest(): string | null {
  const url = new URL(location.href);
  const id = url.searchParams.get("tour");
  url.searchParams.delete("tour");
  if (id) history.replaceState(history.state, "", url);
  return id;
}
