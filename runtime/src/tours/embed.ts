/** One embedding of the tours of a help site in a page: it fetches the manifest and then waits. Nothing else is loaded until
 *  a tour starts. Whatever goes wrong, the page goes on, and a `guidewright` event says what it was. */
import { readManifest } from "../core/manifest.ts";
import type { Unusable } from "../core/unusable.ts";
import { watchAddress } from "../dom/address.ts";
import { together } from "../dom/listen.ts";
import { loadText } from "../dom/load.ts";
import { type Emit, makeEmit } from "../page/events.ts";
import { browserStore, type Store } from "../page/storage.ts";
import type { Guidewright, Identity } from "./api.ts";
import { Director } from "./director.ts";
import { readIdentity, watchIdentity } from "./identity.ts";
import { lasting } from "./memory.ts";

/** A script tag, or what says the same: where the manifest is, who is there, and which attributes tell. */
export type Embedding = Pick<HTMLScriptElement, "src" | "dataset">;

export function embed(place: Embedding, gone: () => void): Guidewright {
  const store = lasting(browserStore());
  const emit = makeEmit(store);
  const base = new URL(place.dataset["manifest"] ?? "manifest.json", place.src).href;
  const watched = together();
  let said: Partial<Identity> = {};
  const who = (): Identity => readIdentity(place, said);
  const director = open(base, who, store, emit);
  const tell = (act: (made: Director) => unknown): void => void director.then((made) => made && act(made));
  const identified = (): void => tell((made) => made.identified(who()));
  const come = (otherwise: (made: Director) => void): void => {
    const asked = takeRequest();
    tell(asked ? (made) => made.start(asked) : otherwise);
  };
  watched.add(watchIdentity(place, identified), watchAddress(() => come((made) => made.arrived())));
  come((made) => made.begin());
  return {
    start: async (id, { step } = {}) => (await director)?.start(id, step) ?? false,
    stop: () => tell((made) => made.stop()),
    identify: (more) => {
      said = { ...said, ...more };
      identified();
    },
    version: __GUIDEWRIGHT_VERSION__,
    destroy: () => {
      watched.stop();
      tell((made) => made.destroy());
      gone();
    },
  };
}

/** Undefined when there is no usable manifest, which is said once. */
async function open(base: string, who: () => Identity, store: Store, emit: Emit): Promise<Director | undefined> {
  try {
    const manifest = readManifest(await loadText(base, { cache: "no-cache" }));
    return new Director(manifest, base, who(), store, emit);
  } catch (error) {
    const { reason = "error" } = error as Partial<Unusable>;
    emit("manifest-failed", { reason, file: base });
    return undefined;
  }
}

/** The tour that a link asks for with `?tour=<id>`, which is then taken out of the address. */
function takeRequest(): string | null {
  const url = new URL(location.href);
  const id = url.searchParams.get("tour");
  url.searchParams.delete("tour");
  if (id) history.replaceState(history.state, "", url);
  return id;
}
