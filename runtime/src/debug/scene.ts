/** What can be known of a page's tours without the loader's help: its tag, the manifest and the tours' files, who is
 *  there, and what is remembered. */
import type { Manifest, ManifestTour, Tour } from "../contract.ts";
import type { Situation } from "../core/arbiter.ts";
import { pickLanguage } from "../core/language.ts";
import { readManifest, tourFile } from "../core/manifest.ts";
import { progressKey, type Records, type TourRecord } from "../core/progress.ts";
import type { Unusable } from "../core/unusable.ts";
import { loadJson, loadText } from "../dom/load.ts";
import { browserStore, makeStore } from "../page/storage.ts";
import type { Identity } from "../tours/api.ts";
import { readIdentity } from "../tours/identity.ts";
import { offerKey, recordsOf, saveRecord } from "../tours/memory.ts";

const PREFIX = progressKey(" ").trim();

/** A tour's file: it is here, it cannot be used, or it is on its way. */
export type TourFile = { readonly tour: Tour } | { readonly reason: string } | undefined;

/** A record as it is stored, and the person that it is of. */
export interface Left {
  readonly user: string;
  readonly record: Partial<TourRecord>;
}

export class Scene {
  /** The loader's own tag; one that says nothing where there is none. */
  readonly tag: HTMLScriptElement;
  readonly base: string;
  readonly store = browserStore();
  /** Who is there, as the person at the panel says. */
  stated: Partial<Identity> = {};
  manifest: Manifest | undefined;
  /** Why there is no manifest. */
  reason = "";
  #page = "";
  readonly #session = makeStore(() => window.sessionStorage);
  readonly #files = new Map<string, TourFile>();

  /** `here` is the address of the panel's script, beside which the loader and the manifest are. */
  constructor(here: string) {
    const tag = loaderTag(here);
    this.tag = tag ?? document.createElement("script");
    this.follow();
    this.base = new URL(this.tag.dataset["manifest"] ?? "manifest.json", tag?.src ?? here).href;
  }

  async read(): Promise<void> {
    try {
      this.manifest = readManifest(await loadText(this.base, { cache: "no-cache" }));
    } catch (error) {
      this.reason = (error as Unusable).reason;
    }
  }

  get who(): Identity {
    return readIdentity(this.tag, this.stated);
  }

  /** When the page says that somebody else is there, that counts, and no longer what was stated. */
  follow(): void {
    const { user, role } = readIdentity(this.tag, {});
    const page = JSON.stringify([user, role]);
    if (page !== this.#page) this.stated = {};
    this.#page = page;
  }

  get situation(): Situation {
    const { user, role } = this.who;
    const offered = (id: string): boolean => this.#session.read(offerKey(user, id)) !== null;
    return { user, role, place: location, records: this.records(user), offered };
  }

  records(user: string): Records {
    return recordsOf(this.store, user) ?? {};
  }

  forget(id: string): void {
    const { user } = this.who;
    if (this.records(user)[id]) saveRecord(this.store, user, id, undefined);
    this.#session.remove(offerKey(user, id));
  }

  /** The newest record that says that the tour is running, whoever's it is: this person's before others'. */
  left(id: string): Left | undefined {
    const all: Left[] = [this.who.user, ...this.people()].map((user) => ({ user, record: this.records(user)[id] ?? {} }));
    const running = all.filter(({ record }) => record.state === "running");
    const at = ({ record }: Left): number => Date.parse(record.at ?? "") || 0;
    return running.sort((one, other) => at(other) - at(one))[0];
  }

  /** Everybody of whom something is remembered in this browser. */
  people(): string[] {
    try {
      const keys = Object.keys(window.localStorage).filter((key) => key.startsWith(PREFIX));
      return keys.map((key) => key.slice(PREFIX.length)).filter((user) => Object.keys(this.records(user)).length > 0);
    } catch {
      return []; // storage is blocked
    }
  }

  entry(id: string): ManifestTour | undefined {
    return this.manifest?.tours.find((tour) => tour.id === id);
  }

  /** The file as the loader would take it; `arrived` is called when it comes later. */
  file({ id, languages }: ManifestTour, arrived: () => void): TourFile {
    const [source = ""] = this.manifest?.languages ?? [];
    const language = pickLanguage(this.who.language, Object.keys(languages)) ?? source;
    const integrity = languages[language] ?? "";
    const file = tourFile(id, language, integrity);
    if (!this.#files.has(file)) {
      this.#files.set(file, undefined);
      const keep = (kept: TourFile): void => void this.#files.set(file, kept);
      loadJson({ file, integrity }, this.base)
        .then((tour) => keep({ tour: tour as Tour }), ({ reason = "json" }: Partial<Unusable>) => keep({ reason }))
        .finally(arrived);
    }
    return this.#files.get(file);
  }
}

/** The script named as ours beside the panel's own; a product may also have put both somewhere else. */
function loaderTag(here: string): HTMLScriptElement | undefined {
  const tags = [...document.querySelectorAll<HTMLScriptElement>("script[src]")];
  const plain = ({ src }: HTMLScriptElement): string => src.replace(/[?#].*$/, "");
  const beside = new URL("loader.js", here).href;
  return tags.find((tag) => plain(tag) === beside) ?? tags.find((tag) => window.guidewright && plain(tag).endsWith("/loader.js"));
}
