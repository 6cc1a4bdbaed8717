/** Plays a tour that is not published, with the very player, and without a trace: nothing is remembered, and its events
 *  go by another name, so that neither product nor help site counts them. */
import type { EventType, Manifest, Tour } from "../contract.ts";
import type { Resumption } from "../core/progress.ts";
import { loadJson, loadModule } from "../dom/load.ts";
import type { Order, Playing } from "../tours/player.ts";

export const PREVIEW_EVENT = "guidewright-preview";

type Player = { prepare(order: Order): Promise<Playing> };

export class Preview {
  readonly tour: Tour;
  #playing: Playing | undefined;
  #at: Resumption | undefined;
  #over = false;
  #failure: string | undefined;
  readonly #ended: (failure: string | undefined) => void;

  /** `ended` is told what broke it off, if something did. */
  constructor(tour: Tour, ended: (failure: string | undefined) => void) {
    this.tour = tour;
    this.#ended = ended;
  }

  /** Where it is now, for want of a record. */
  get at(): Resumption | undefined {
    return this.#playing && this.#at;
  }

  /** Throws `Unusable` when it cannot be played. `step` is empty for the tour's start. */
  async play(manifest: Manifest, base: string, step: string): Promise<void> {
    const player = (await loadModule(manifest.player, base)) as Player;
    const playing = await player.prepare({
      tour: this.tour,
      site: new URL(manifest.site, base).href,
      record: { step },
      loadJson,
      loadModule,
      emit: (type, detail) => this.#emit(type, detail),
      save: (record) => void (this.#at = record),
      ended: () => this.#finish(),
    });
    if (this.#over) return;
    this.#playing = playing;
    playing.start();
  }

  /** Takes it from the screen. */
  stop(): void {
    this.#playing?.suspend();
    this.#finish();
  }

  #finish(): void {
    if (this.#over) return;
    this.#over = true;
    this.#playing = undefined;
    this.#ended(this.#failure);
  }

  #emit(type: EventType, detail: Readonly<Record<string, unknown>>): void {
    if (type === "tour-failed") this.#failure = `${detail["message"] ?? detail["reason"]}`;
    const whole = { tour: this.tour.id, ...detail, version: 1, type, at: new Date().toISOString(), preview: true };
    document.dispatchEvent(new CustomEvent(PREVIEW_EVENT, { detail: whole }));
  }
}
