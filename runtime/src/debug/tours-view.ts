/** Every tour of the manifest: whether it would start now and why, its steps and what they find, and what can be done. */
import type { ManifestTour, Step } from "../contract.ts";
import { routeMatches } from "../core/route.ts";
import { type Child, element } from "../page/element.ts";
import { find } from "./aims.ts";
import type { Desk } from "./desk.ts";
import { chip, keyButton } from "./draw.ts";
import { type Reason, reasonsFor } from "./reasons.ts";
import { reasonIn } from "./words.ts";

export class ToursView {
  readonly #desk: Desk;
  readonly #open = new Set<string>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  nodes(): Child[] {
    const { scene, say } = this.#desk;
    const { manifest, reason, base } = scene;
    if (!manifest) {
      const why = say("no_manifest", { file: base, reason: reasonIn(say, reason) });
      return [element("p", { class: reason ? "warn" : false }, reason ? why : say("reading"))];
    }
    const version = window.guidewright?.version;
    const about = say("about", { release: manifest.release, count: manifest.tours.length, version: version ?? "–" });
    return [
      element("p", { class: "soft" }, about),
      version === undefined && element("p", { class: "warn" }, say("no_loader")),
      ...manifest.tours.map((tour) => this.#tour(tour)),
    ];
  }

  #tour(tour: ManifestTour): HTMLElement {
    const { scene, say, playingId } = this.#desk;
    const { id } = tour;
    const tours = scene.manifest?.tours ?? [];
    const reasons = reasonsFor({ tour, tours, situation: scene.situation, playing: playingId, now: Date.now(), say });
    const isOpen = this.#open.has(id);
    const summary = element("summary", { "data-key": `tour ${id}` }, element("b", {}, id), verdict(this.#desk, tour, reasons));
    const made = element("details", { open: isOpen }, summary, ...(isOpen ? this.#inside(tour, reasons) : []));
    made.addEventListener("toggle", () => {
      if (made.open === this.#open.has(id)) return;
      if (made.open) this.#open.add(id);
      else this.#open.delete(id);
      this.#desk.refresh();
    });
    return made;
  }

  #inside(tour: ManifestTour, reasons: readonly Reason[]): Child[] {
    const { say } = this.#desk;
    const { id } = tour;
    const items = reasons.map(({ holds, text }) =>
      element("li", { class: holds ? "good" : "bad" }, element("span", { "aria-hidden": true }, holds ? "✓" : "✗"),
        element("span", {}, element("span", { class: "gw-hidden" }, `${say(holds ? "holds" : "holds_not")}: `), text)));
    return [
      element("ul", { class: "reasons" }, ...items),
      element("div", { class: "acts" },
        this.#start(`start ${id}`, say("start"), say("start_named", { tour: id }), id),
        keyButton(`forget ${id}`, say("forget"), () => this.#forget(id), say("forget_named", { tour: id }))),
      element("h3", {}, say("steps")),
      ...this.#steps(tour),
    ];
  }

  #steps(tour: ManifestTour): Child[] {
    const { scene, say, refresh } = this.#desk;
    const file = scene.file(tour, refresh);
    if (!file) return [element("p", {}, say("reading"))];
    if ("reason" in file) return [element("p", { class: "warn" }, say("no_file", { reason: reasonIn(say, file.reason) }))];
    return [element("ol", { class: "steps" }, ...file.tour.steps.map((step) => this.#step(tour.id, step)))];
  }

  #step(tour: string, step: Step): HTMLElement {
    const { say } = this.#desk;
    const name = say("start_here_named", { tour, step: step.id });
    return element("li", {},
      element("span", { class: "what" }, element("b", {}, step.id), ` ${step.title}`),
      stepTarget(this.#desk, `aim ${tour} ${step.id}`, step),
      this.#start(`start ${tour} ${step.id}`, say("start_here"), name, tour, step.id));
  }

  #start(key: string, label: string, name: string, tour: string, step?: string): HTMLButtonElement {
    const made = keyButton(key, label, () => void this.#begin(tour, step), name);
    made.disabled = !window.guidewright;
    return made;
  }

  async #begin(tour: string, step = ""): Promise<void> {
    const { say, tell } = this.#desk;
    this.#desk.preview?.stop();
    this.#desk.makeRoom();
    tell("");
    if (!(await window.guidewright?.start(tour, { step }))) tell(say("not_started", { tour }));
  }

  #forget(tour: string): void {
    const { scene, say, playingId, tell, refresh } = this.#desk;
    if (tour === playingId) return tell(say("forget_running", { tour }));
    scene.forget(tour);
    tell(say("forgotten", { tour, user: scene.who.user || say("nobody") }));
    refresh();
  }
}

function verdict({ say, playingId }: Desk, { id, trigger }: ManifestTour, reasons: readonly Reason[]): HTMLElement {
  if (playingId === id) return chip("plain", say("verdict_playing"));
  if (trigger.on === "manual") return chip("plain", say("verdict_manual"));
  if (!reasons.every(({ holds }) => holds)) return chip("bad", say("verdict_not"));
  return trigger.on === "event" ? chip("soso", say("verdict_event")) : chip("good", say("verdict_would"));
}

/** What the target of a step is on the page now: the rung that finds it, none, or no target that is to be looked for. */
function stepTarget(desk: Desk, key: string, { target, page }: Step): HTMLElement {
  const { say } = desk;
  if (page !== undefined && !routeMatches(page, location)) return chip("plain", say("elsewhere"));
  if (target.length === 0) return chip("plain", say("no_target"));
  const { rung } = find(target);
  if (rung === undefined) return chip("bad", say("not_found"));
  const aim = desk.aim(key, () => [find(target).element].filter((one) => one !== undefined));
  const text = say("rung_of", { number: rung + 1, total: target.length });
  return element("button", { type: "button", class: `chip ${rung === 0 ? "good" : "soso"}`, ...aim }, text);
}
