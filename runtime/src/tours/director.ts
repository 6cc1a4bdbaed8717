/** Decides which tour runs, at most one at a time: the one asked for, the one left running, or the one whose time has come. */
import type { Manifest, ManifestTour } from "../contract.ts";
import { chooseTour } from "../core/arbiter.ts";
import { pickLanguage } from "../core/language.ts";
import { tourFile } from "../core/manifest.ts";
import { isFresh, progressKey, type Records, type Resumption } from "../core/progress.ts";
import type { Place } from "../core/route.ts";
import type { Unusable } from "../core/unusable.ts";
import { listen, together } from "../dom/listen.ts";
import { loadJson, loadModule } from "../dom/load.ts";
import type { Emit } from "../page/events.ts";
import { makeMemory, type Memory } from "../page/storage.ts";
import type { Identity } from "./api.ts";
import { lasting, offerKey, recordsOf, saveRecord } from "./memory.ts";
import type { Order, Playing } from "./player.ts";

type Player = { prepare(order: Order): Promise<Playing> };

/** One tour on its way to the screen or on it. */
interface Run {
  readonly entry: ManifestTour;
  /** What it was started from; while it is loading there is nothing newer. */
  readonly from: Resumption | undefined;
  playing?: Playing;
}

export class Director {
  readonly #manifest: Manifest;
  readonly #base: string;
  readonly #store: Memory;
  readonly #session = lasting(makeMemory(() => sessionStorage));
  readonly #emit: Emit;
  readonly #heard = together();
  #who: Identity;
  #run: Run | undefined;
  /** Left running, here or in another tab, until the person is here again. */
  #left: ManifestTour | undefined;
  #place: Place = snapshot();

  constructor(manifest: Manifest, base: string, who: Identity, store: Memory, emit: Emit) {
    this.#manifest = manifest;
    this.#base = base;
    this.#store = store;
    this.#emit = emit;
    this.#who = who;
    for (const { trigger: { event } } of manifest.tours) {
      if (event) this.#heard.add(listen(window, event, () => this.#offer({ event })));
    }
    this.#heard.add(
      listen(window, "storage", (event) => this.#yield(event as StorageEvent)),
      listen(window, "focus visibilitychange", () => this.#resume()),
    );
  }

  /** Takes up the tour that was left running on the page before; else offers one. */
  begin(): void {
    if (this.#run) return;
    this.#left = this.#manifest.tours.find(({ id }) => this.#isFresh(id));
    if (this.#left) this.#resume();
    else this.#offer({});
  }

  arrived(): void {
    const before = this.#place;
    this.#place = snapshot();
    this.#offer({ before });
  }

  /** True when the tour is on its way to the screen. */
  async start(id: string, step = ""): Promise<boolean> {
    const entry = this.#manifest.tours.find((tour) => tour.id === id);
    if (entry) {
      this.stop();
      return this.#play(entry, { step });
    }
    this.#emit("tour-failed", { tour: id, reason: "unknown" });
    return false;
  }

  stop(): void {
    this.#run?.playing?.stop("api");
    this.#run = undefined;
  }

  /** A tour goes on in another language, and with a person who signs in; it waits for one who signs out. */
  identified(who: Identity): void {
    const { user, role, language } = this.#who;
    const run = this.#run;
    this.#who = who;
    if (user === who.user && (!run || language === who.language) && (role === who.role || run?.playing)) return;
    const from = run?.playing?.record ?? run?.from;
    this.suspend();
    if (!run || (user && user !== who.user)) return this.begin();
    if (user !== who.user) saveRecord(this.#store, user, run.entry.id, undefined);
    void this.#play(run.entry, from);
  }

  suspend(): void {
    this.#run?.playing?.suspend();
    this.#run = undefined;
  }

  destroy(): void {
    this.suspend();
    this.#heard.stop();
  }

  get #records(): Records {
    return recordsOf(this.#store, this.#who.user) ?? {};
  }

  #isFresh(id: string): boolean {
    return isFresh(this.#records[id], Date.now());
  }

  /** A page that nobody sees takes no tour away from the one that is looked at. */
  #resume(): void {
    const left = this.#left;
    if (!left || this.#run || document.hidden) return;
    this.#left = undefined;
    if (this.#isFresh(left.id)) void this.#play(left, this.#records[left.id]);
  }

  /** The tab in which the person has last gone on with a tour has it: two would write over each other's progress. */
  #yield({ key }: StorageEvent): void {
    if (!this.#run || key !== progressKey(this.#who.user)) return;
    this.#left = this.#run.entry;
    this.suspend();
  }

  #offer(occasion: { event?: string; before?: Place }): void {
    if (this.#run) return;
    const { user } = this.#who;
    const records = this.#records;
    const offered = (id: string): boolean => !!this.#session.read(offerKey(user, id));
    const found = chooseTour(this.#manifest.tours, { ...this.#who, place: location, records, offered, ...occasion });
    if (!found) return;
    const { id } = found;
    // Not before, and not in a page that is left while the tour is on its way: what was under way fails then.
    void this.#play(found, records[id]?.state === "running" ? records[id] : undefined)
      .then(() => setTimeout(() => this.#session.write(offerKey(user, id), "1")));
  }

  async #play(entry: ManifestTour, from: Resumption | undefined): Promise<boolean> {
    const run: Run = { entry, from };
    this.#run = run;
    // A product may still be on its way to its sign-in page: a tour for certain roles begins once somebody is there.
    if (this.#who.awaited && entry.roles[0]) return true;
    try {
      const [player, tour] = await Promise.all([loadModule(this.#manifest.player, this.#base), this.#tour(entry)]);
      const playing = await (player as Player).prepare(this.#order(run, tour));
      // What has changed while it was loading has put another run, or none, in this one's place.
      if (run !== this.#run) return false;
      run.playing = playing;
      playing.start();
      return true;
    } catch (error) {
      this.#ended(run);
      const { reason = "error", message } = error as Partial<Unusable>;
      this.#emit("tour-failed", { tour: entry.id, reason, message });
      return false;
    }
  }

  #ended(run: Run): void {
    if (run === this.#run) this.#run = undefined;
  }

  async #tour({ id, languages }: ManifestTour): Promise<unknown> {
    const [source = ""] = this.#manifest.languages;
    const language = pickLanguage(this.#who.language, Object.keys(languages)) ?? source;
    const integrity = languages[language] ?? "";
    return loadJson({ file: tourFile(id, language, integrity), integrity }, this.#base);
  }

  #order(run: Run, tour: unknown): Order {
    const { id } = run.entry;
    return {
      tour,
      site: new URL(this.#manifest.site, this.#base).href,
      record: run.from,
      loadJson,
      loadModule,
      emit: (type, detail) => this.#emit(type, { tour: id, ...detail }),
      save: (next) => saveRecord(this.#store, this.#who.user, id, next),
      ended: () => this.#ended(run),
    };
  }
}

const snapshot = (): Place => new URL(location.href);
