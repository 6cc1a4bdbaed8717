/** One run of one tour: carries what happens in the page to the state machine, and its state to the screen. */
import type { Advance, EventType, Rung, Step, Tour } from "../contract.ts";
import { awaitedEvents, detailMatches, eventKey, type Probe } from "../core/condition.ts";
import { begin, type Course, type ExitReason, type Input, offersNext, type State, transition } from "../core/machine.ts";
import { isOnPage, routeTo } from "../core/pages.ts";
import { beginning, type Resumption, texts, type TourRecord } from "../core/progress.ts";
import { routeMatches } from "../core/route.ts";
import { watchAddress } from "../dom/address.ts";
import { watchBox, watchChanges } from "../dom/changes.ts";
import { topModal } from "../dom/layer.ts";
import { after, listen, together } from "../dom/listen.ts";
import type { LoadFollow } from "../dom/place.ts";
import { focusable, valueOf } from "../dom/pointed.ts";
import { type Matchers, SELECTED } from "../dom/matchers.ts";
import { isAbsent, type Resolution, resolve } from "../dom/resolver.ts";
import { frameOf } from "../dom/roots.ts";
import type { Act } from "./card.ts";
import type { Messages } from "./messages.ts";
import { Screen } from "./screen.ts";
import { hearTarget } from "./signals.ts";

/** Milliseconds. A target that is not there is first waited for in silence, then a card says so;
 *  a slow page gets longer before a step is skipped, and much longer before the tour ends. */
const PAUSE = 1000;
const PATIENCE = 5000;
/** How long a checkpoint may take to hold after the person did what was asked. */
const OVERDUE = 1500;
/** How long a better rung may take to appear, where a later one already fits. */
const SETTLED = 150;

export interface Surroundings {
  readonly tour: Tour;
  readonly say: Messages;
  /** The help site's address. */
  readonly site: string;
  /** Where to go on from. */
  readonly record: Resumption | undefined;
  emit(type: EventType, detail: Readonly<Record<string, unknown>>): void;
  save(record: TourRecord): void;
  /** The tour is over, and its card is gone. */
  ended(): void;
  readonly loadFollow: LoadFollow;
  /** Matchers for roles, labels and words. */
  loadNamed(): Promise<Matchers>;
}

export class Session {
  readonly #around: Surroundings;
  readonly #tour: Tour;
  readonly #seen: Set<string>;
  readonly #screen: Screen;
  readonly #always = together();
  /** What is watched in this phase of this step, and of this target. */
  readonly #phase = together();
  readonly #aim = together();
  readonly #course: Course;
  #state: State;
  #target: Element | undefined;
  #aimedAt: Element | undefined;
  #matchers = SELECTED;
  #asked = false;
  /** When this phase began. */
  #since = 0;
  #ended = false;

  readonly #probe: Probe = {
    place: () => location,
    saw: (key) => this.#seen.has(key),
    present: (target) => !!this.#find(target).element,
    absent: (target) => isAbsent(this.#find(target)),
    value: (target) => {
      const { element } = this.#find(target);
      return element && valueOf(element);
    },
  };

  constructor(around: Surroundings) {
    const { tour, record, say, site } = around;
    this.#around = around;
    this.#tour = tour;
    this.#seen = new Set(texts(record?.seen));
    this.#course = { tour, probe: this.#probe };
    this.#state = begin(beginning(tour, record), this.#course);
    const press = (act: Act): void => this.#guard(() => this.#act(act));
    this.#screen = new Screen({ tour, say, site, press }, around.loadFollow, () => this.stop("escape"));
  }

  start(): void {
    this.#guard(() => {
      this.#hear();
      this.#around.emit("tour-started", { resumed: !!this.#around.record?.at });
      this.#apply(this.#state, undefined);
    });
  }

  stop(reason: ExitReason): void {
    this.#tell({ type: "exit", reason });
  }

  /** Leaves the screen but not the tour, which goes on when it is started from its record. */
  suspend(): void {
    this.#ended = true;
    for (const watched of [this.#always, this.#phase, this.#aim]) watched.stop();
    this.#screen.destroy();
  }

  /** Where the tour is, to go on from. */
  get record(): TourRecord {
    return this.#recordAs("running");
  }

  /** Where a test id or a selector is not enough, the other matchers are loaded, and then there is another look. */
  #find(rungs: readonly Rung[]): Resolution {
    const found = resolve(rungs, this.#matchers);
    if (!found.element && !this.#asked && found.tried.some(({ invalid }) => invalid)) {
      this.#asked = true;
      const arrived = (named: Matchers): void => {
        this.#matchers = { ...SELECTED, ...named };
        this.#guard(() => this.#changed(false));
      };
      void this.#around.loadNamed().then(arrived, () => undefined);
    }
    return found;
  }

  get #step(): Step | undefined {
    return this.#tour.steps[this.#state.index];
  }

  #recordAs(state: TourRecord["state"]): TourRecord {
    const idOf = (index: number): string => this.#tour.steps[index]?.id ?? "";
    return {
      state,
      step: this.#state.start ? "" : idOf(this.#state.index),
      at: new Date().toISOString(),
      seen: [...this.#seen],
      path: this.#state.path.map(idOf),
    };
  }

  /** Nothing that goes wrong in a tour may reach the page: the tour ends, and says why. */
  #guard(act: () => void): void {
    if (this.#ended) return;
    try {
      act();
    } catch (error) {
      this.suspend();
      this.#around.emit("tour-failed", { reason: "error", message: String(error) });
      this.#around.ended();
    }
  }

  readonly #relook = (): void => this.#guard(() => this.#look());

  #tell(input: Input): void {
    this.#guard(() => this.#dispatch(input));
  }

  #dispatch(input: Input): void {
    this.#apply(transition(this.#state, input, this.#course), this.#state);
  }

  #apply(state: State, before: State | undefined): void {
    this.#state = state;
    const moved = !before || before.index !== state.index || before.phase !== state.phase || before.start !== state.start;
    if (moved && state.phase !== "over") this.#around.save(this.record);
    for (const { type, ...detail } of state.reports) this.#around.emit(type, detail);
    if (this.#ended) return; // before this input, or by what the product answered
    if (state.phase === "over") return this.#finish(state);
    if (moved) this.#watch();
    if ((state.pending || state.hint) && (moved || (!before.pending && !before.hint))) this.#watchCheckpoint();
    // Coming from another page, the look that brought us here has already been taken.
    if (moved && state.phase === "seek" && (before?.phase !== "away" || before.start)) this.#look();
    else this.#draw();
  }

  #finish({ completed }: State): void {
    this.#around.save(this.#recordAs(completed ? "done" : "exited"));
    this.suspend();
    this.#around.ended();
  }

  /** What is heard for the whole tour. */
  #hear(): void {
    this.#always.add(
      watchAddress(() => this.#guard(() => this.#arrived())),
      listen(window, "keydown", (event) => this.#escape(event as KeyboardEvent), "late"),
    );
    for (const { event, where, key } of awaitedEvents(this.#tour)) {
      const heard = (happened: Event): void => {
        if (detailMatches(where, (happened as CustomEvent).detail)) this.#guard(() => this.#happened(key));
      };
      this.#always.add(listen(window, event, heard));
    }
  }

  /** Escape in the page, unless the page has a use for it: its own handler, an open dialog or an open popover. */
  #escape({ key, defaultPrevented, isComposing }: KeyboardEvent): void {
    if (key !== "Escape" || defaultPrevented || isComposing || topModal()) return;
    if (!document.querySelector("[popover]:not([popover=manual]):popover-open")) this.stop("escape");
  }

  #happened(key: string): void {
    this.#seen.add(key);
    this.#around.save(this.record);
    const { event = "", where } = (this.#step?.advance ?? {}) as Partial<Advance>;
    this.#changed(eventKey(event, where) === key);
  }

  #arrived(): void {
    const { url } = (this.#step?.advance ?? {}) as Partial<Advance>;
    this.#changed(!!url && routeMatches(url, location));
  }

  #changed(signal: boolean): void {
    if (signal) this.#dispatch({ type: "signal" });
    else this.#look();
    this.#dispatch({ type: "recheck" });
  }

  #act(act: Act): void {
    const { phase } = this.#state;
    if (act === "next" || act === "back") return this.#dispatch({ type: act });
    if (act === "to_target") return this.#target && focusable(this.#target)?.focus();
    if (act === "go") {
      const route = routeTo(this.#state, this.#tour);
      if (route) location.assign(route);
      return;
    }
    const reason = phase === "lost" ? "missing" : phase === "away" ? "navigated" : "close";
    this.#dispatch({ type: "exit", reason });
  }

  /** Begins what belongs to the phase, and ends what belonged to the last. */
  #watch(): void {
    const { phase } = this.#state;
    const on_missing = this.#step?.on_missing;
    this.#since = performance.now();
    this.#phase.stop();
    this.#aim.stop();
    this.#aimedAt = undefined;
    if (phase !== "show" && phase !== "lost") this.#phase.add(watchChanges(this.#relook));
    const pause = phase === "seek" ? PAUSE * (on_missing === "skip" ? 2 : 1) : phase === "wait" && on_missing === "end" && PATIENCE;
    if (!pause) return;
    const moment = (): void => this.#tell({ type: "moment", on_page: isOnPage(this.#state, this.#tour, location) });
    // What has grown without a sign is seen first.
    this.#phase.add(after(pause, this.#relook), after(pause, moment));
  }

  #watchCheckpoint(): void {
    this.#phase.add(
      watchChanges(() => this.#tell({ type: "recheck" })),
      after(OVERDUE, () => this.#tell({ type: "overdue" })),
    );
  }

  #look(): void {
    const step = this.#step;
    if (!step || this.#state.phase === "lost") return;
    const aimless = !step.target.length;
    const onPage = isOnPage(this.#state, this.#tour, location);
    const { element, rung = -1 } = onPage && !aimless ? this.#find(step.target) : {};
    const isEarly = rung > 0 && this.#state.phase === "seek" && performance.now() - this.#since < SETTLED;
    if (isEarly) this.#phase.add(after(SETTLED, this.#relook));
    this.#target = element;
    this.#dispatch({ type: "look", on_page: onPage, rung: aimless ? 0 : isEarly ? -1 : rung });
  }

  #draw(): void {
    const { phase } = this.#state;
    const step = this.#step;
    const target = phase === "show" ? this.#target : undefined;
    // Who heard of the step may have drawn it anew.
    if (target?.isConnected === false) return this.#look();
    this.#aimAt(target, step);
    if (!step) return;
    const { on } = step.advance;
    const next = offersNext(this.#state, step, this.#probe);
    const reach = on !== "next" && !!target && !!focusable(target);
    const placement = phase !== "show" ? "dock" : target ? step.placement : "center";
    this.#screen.show({ state: this.#state, next, reach }, target, placement, on === "click" || on === "input");
  }

  /** From here on this element is the target: its box is watched, and what the person does to it is heard. */
  #aimAt(target: Element | undefined, step: Step | undefined): void {
    if (target === this.#aimedAt) return;
    this.#aimedAt = target;
    this.#aim.stop();
    if (!target || !step) return;
    const signal = (): void => {
      if (this.#step === step) this.#tell({ type: "signal" });
    };
    // After the page's own handlers, so that the card does not take the focus from under them; but before the page goes.
    const done = (): void => {
      const stop = listen(window, "pagehide", signal);
      this.#always.add(stop, after(0, signal), after(0, stop));
    };
    this.#aim.add(hearTarget(step.advance, target, done));
    for (let at: Element | null = target; at; at = frameOf(at)) {
      // A frame may get another document, in which the target is another one.
      this.#aim.add(watchBox(at, this.#relook), listen(at.ownerDocument.defaultView ?? window, "pagehide", () => after(0, this.#relook)));
    }
  }
}
