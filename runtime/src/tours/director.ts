/** Decides which tour runs, at most one at a time: the one asked for, the one left running, or the one whose time has come. */
import type { Manifest, ManifestTour } from "../contract.ts";
import { chooseTour } from "../core/arbiter.ts";
import { pickLanguage } from "../core/language.ts";
import { tourFile } from "../core/manifest.ts";
import { isFresh, type Resumption } from "../core/progress.ts";
import type { Place } from "../core/route.ts";
import type { Unusable } from "../core/unusable.ts";
import { listen, together } from "../dom/listen.ts";
import { loadJson, loadModule } from "../dom/load.ts";
import { makeStore, type Store } from "../page/storage.ts";
import type { Identity } from "./identity.ts";
import { lasting, offerKey, recordsOf, saveRecord } from "./memory.ts";
import type { Order, Playing } from "./player.ts";

type Player = { prepare(order: Order): Promise<Playing> };
export type EmitTour = (type: string, detail: Readonly<Record<string, unknown>>) => void;

export class Director {
  readonly #manifest: Manifest;
  readonly #base: string;
  readonly #store: Store;
  readonly #session = lasting(makeStore(() => sessionStorage));
  readonly #emit: EmitTour;
  readonly #heard = together();
  #who: Identity;
  #running: ManifestTour | undefined;
  /** What the running tour was started from; while it is loading there is nothing newer. */
  #from: Resumption | undefined;
  #playing: Playing | undefined;
  /** Counts starts and stops, so that what was still loading when things changed does not begin. */
  #turn = 0;
  #place: Place = snapshot();

  constructor(manifest: Manifest, base: string, who: Identity, store: Store, emit: EmitTour) {
    this.#manifest = manifest;
    this.#base = base;
    this.#store = store;
    this.#emit = emit;
    this.#who = who;
    for (const event of new Set(manifest.tours.map(({ trigger }) => trigger.event))) {
      if (event) this.#heard.add(listen(window, event, () => this.#offer({ event })));
    }
  }

  /** Takes up the tour that was left running on the page before; else offers one. */
  begin(): void {
    if (this.#running) return;
    const records = recordsOf(this.#store, this.#who.user) ?? {};
    const left = this.#manifest.tours.find(({ id }) => isFresh(records[id], Date.now()));
    if (left) void this.#play(left, records[left.id]);
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
    this.#playing?.stop("api");
    this.#forget();
  }

  /** A tour goes on in another language, and with a person who signs in; it waits for one who signs out. */
  identified(who: Identity): void {
    const { user, language } = this.#who;
    const entry = this.#running;
    const record = this.#playing?.record ?? this.#from;
    this.#who = who;
    if (user === who.user && language === who.language) return this.begin();
    this.suspend();
    if (!entry || !record || (user && user !== who.user)) return this.begin();
    if (user !== who.user) saveRecord(this.#store, user, entry.id, undefined);
    void this.#play(entry, record);
  }

  suspend(): void {
    this.#playing?.suspend();
    this.#forget();
  }

  #forget(): void {
    this.#turn++;
    this.#running = this.#playing = undefined;
  }

  destroy(): void {
    this.suspend();
    this.#heard.stop();
  }

  #offer(occasion: { event?: string; before?: Place }): void {
    if (this.#running) return;
    const { user, role } = this.#who;
    const records = recordsOf(this.#store, user) ?? {};
    const offered = (id: string): boolean => !!this.#session.read(offerKey(user, id));
    const found = chooseTour(this.#manifest.tours, { user, role, place: location, records, offered, ...occasion });
    if (!found) return;
    const { id } = found;
    this.#session.write(offerKey(user, id), "1");
    void this.#play(found, records[id]?.state === "running" ? records[id] : undefined);
  }

  async #play(entry: ManifestTour, record: Resumption | undefined): Promise<boolean> {
    this.#running = entry;
    this.#from = record;
    const turn = ++this.#turn;
    try {
      const [player, tour] = await Promise.all([loadModule(this.#manifest.player, this.#base), this.#tour(entry)]);
      const playing = await (player as Player).prepare(this.#order(entry.id, tour, record));
      if (turn !== this.#turn) return false;
      this.#playing = playing;
      playing.start();
      return true;
    } catch (error) {
      if (turn === this.#turn) this.#running = undefined;
      const { reason = "error", message } = error as Partial<Unusable>;
      this.#emit("tour-failed", { tour: entry.id, reason, message });
      return false;
    }
  }

  async #tour({ id, languages }: ManifestTour): Promise<unknown> {
    const [source = ""] = this.#manifest.languages;
    const language = pickLanguage(this.#who.language, Object.keys(languages)) ?? source;
    const integrity = languages[language] ?? "";
    return loadJson({ file: tourFile(id, language, integrity), integrity }, this.#base);
  }

  #order(id: string, tour: unknown, record: Resumption | undefined): Order {
    return {
      tour,
      site: new URL(this.#manifest.site, this.#base).href,
      record,
      loadJson,
      loadModule,
      emit: (type, detail) => this.#emit(type, { tour: id, ...detail }),
      save: (next) => saveRecord(this.#store, this.#who.user, id, next),
      ended: () => this.#forget(),
    };
  }
}

const snapshot = (): Place => new URL(location.href);
