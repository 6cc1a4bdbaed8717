/** The course of a tour as a pure state machine: a state and an input give the next state and the events to report. */
import type { Step, Tour } from "../contract.ts";
import { eventKey, holds, mayHold, type Probe, valueMatches } from "./condition.ts";
import { routeMatches } from "./route.ts";

/** seek: looking for the target · wait: looking, and saying so · away: the step is on another page ·
 *  show: the step is on the screen · lost: the target is not there and the tour ends · over. */
export type Phase = "seek" | "wait" | "away" | "show" | "lost" | "over";
export type ExitReason = "close" | "escape" | "missing" | "navigated" | "api";

export interface State {
  readonly phase: Phase;
  readonly index: number;
  readonly heading: 1 | -1;
  /** The steps that were shown on the way to this one, oldest first. */
  readonly path: readonly number[];
  /** The furthest step that was shown. */
  readonly reached: number;
  /** The person did what the step asks for, but the checkpoint does not hold yet. */
  readonly pending: boolean;
  readonly hint: boolean;
  /** The rung that found the target, while the step is shown. */
  readonly rung: number;
  readonly ending: "completed" | ExitReason | undefined;
}

export type Input =
  /** What a look at the page gave; `rung` is -1 when the target is not there. */
  | { readonly type: "look"; readonly on_page: boolean; readonly rung: number }
  /** The first, and then the last, moment of waiting for the target has passed. */
  | { readonly type: "moment"; readonly on_page: boolean }
  | { readonly type: "patience" }
  /** The person did what the step's `advance` names. */
  | { readonly type: "signal" }
  /** Something changed that a checkpoint may depend on; a pending checkpoint has taken too long. */
  | { readonly type: "recheck" }
  | { readonly type: "overdue" }
  | { readonly type: "next" }
  | { readonly type: "back" }
  | { readonly type: "exit"; readonly reason: ExitReason };

export interface Report {
  readonly type:
    | "step-shown" | "step-completed" | "target-found" | "target-missing" | "checkpoint-failed"
    | "tour-completed" | "tour-exited";
  readonly step: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface Outcome {
  readonly state: State;
  readonly reports: readonly Report[];
}

const AT_REST = { pending: false, hint: false, rung: -1 } as const;

export function begin(index: number, path: readonly number[], tour: Tour, probe: Probe): Outcome {
  const state: State = {
    phase: "seek", index, heading: 1, path, reached: index, ...AT_REST, ending: undefined,
  };
  return enter(state, index, 1, tour, probe);
}

export function transition(state: State, input: Input, tour: Tour, probe: Probe): Outcome {
  const step = tour.steps[state.index];
  if (state.phase === "over" || step === undefined) return { state, reports: [] };
  switch (input.type) {
    case "look":
      return look(state, input, step, probe);
    case "moment":
      return moment(state, input.on_page, step, tour, probe);
    case "patience":
      return { state: state.phase === "wait" ? { ...state, phase: "lost" } : state, reports: [] };
    case "exit":
      return exit(state, input.reason, step);
    case "back":
      return back(state, tour, probe);
    default:
      return forward(state, input.type, step, tour, probe);
  }
}

/** Whether what the step asks for is true already, so that the person may simply go on. */
export function satisfied(step: Step, probe: Probe): boolean {
  const { on, event, where, url, value } = step.advance;
  if (on === "event") return event !== undefined && probe.saw(eventKey(event, where));
  if (on === "route") return url !== undefined && routeMatches(url, probe.place());
  return on === "input" && valueMatches(value, probe.value(step.target));
}

/** A step on the screen offers "next" when nothing else is asked for, or when it was done before. */
export function offersNext(state: State, step: Step, probe: Probe): boolean {
  return step.advance.on === "next" || state.index < state.reached || satisfied(step, probe);
}

/** Where the person is, counting only steps that were shown, and how many there may be. */
export function progress(state: State, tour: Tour): { step: number; total: number } {
  const step = state.path.length + 1;
  return { step, total: step + tour.steps.length - state.index - 1 };
}

function look(state: State, seen: Input & { type: "look" }, step: Step, probe: Probe): Outcome {
  const { phase } = state;
  if (phase === "lost") return { state, reports: [] };
  const ready = seen.on_page && seen.rung >= 0;
  if (phase === "show") {
    const next: State = ready ? { ...state, rung: seen.rung } : { ...state, phase: "seek", rung: -1 };
    return { state: next, reports: [] };
  }
  if (ready && (step.when === undefined || holds(step.when, probe, step.target))) {
    const reached = Math.max(state.reached, state.index);
    const found: Report = { type: "target-found", step: step.id, detail: { rung: seen.rung } };
    return {
      state: { ...state, phase: "show", rung: seen.rung, reached },
      reports: [...(step.target.length > 0 ? [found] : []), { type: "step-shown", step: step.id }],
    };
  }
  const phaseNow = phase === "away" && seen.on_page ? "seek" : phase;
  return { state: { ...state, phase: phaseNow }, reports: [] };
}

function moment(state: State, onPage: boolean, step: Step, tour: Tour, probe: Probe): Outcome {
  if (state.phase !== "seek") return { state, reports: [] };
  if (!onPage) return { state: { ...state, phase: "away" }, reports: [] };
  if (step.when !== undefined && !holds(step.when, probe, step.target)) {
    return leave(state, tour, probe);
  }
  const { on_missing } = step;
  const missing: Report = { type: "target-missing", step: step.id, detail: { on_missing } };
  if (on_missing !== "skip") return { state: { ...state, phase: "wait" }, reports: [missing] };
  return also([missing], leave(state, tour, probe));
}

function forward(
  state: State, type: "signal" | "recheck" | "overdue" | "next", step: Step, tour: Tour, probe: Probe,
): Outcome {
  if (state.phase === "lost" || (type === "next" && state.phase !== "show")) return { state, reports: [] };
  const open = step.checkpoint === undefined || holds(step.checkpoint, probe, step.target);
  if (type === "recheck") {
    if (open && state.pending) return complete(state, step, tour, probe);
    return { state: open ? { ...state, hint: false } : state, reports: [] };
  }
  if (type === "overdue" && !state.pending) return { state, reports: [] };
  if (open) return complete(state, step, tour, probe);
  if (type === "signal") return { state: { ...state, pending: true }, reports: [] };
  return { state: { ...state, hint: true }, reports: [{ type: "checkpoint-failed", step: step.id }] };
}

function back(state: State, tour: Tour, probe: Probe): Outcome {
  const previous = state.path.at(-1);
  if (previous === undefined || state.phase === "lost") return { state, reports: [] };
  return enter({ ...state, path: state.path.slice(0, -1) }, previous, -1, tour, probe);
}

function exit(state: State, reason: ExitReason, step: Step): Outcome {
  return {
    state: { ...state, phase: "over", ending: reason },
    reports: [{ type: "tour-exited", step: step.id, detail: { reason } }],
  };
}

function complete(state: State, step: Step, tour: Tour, probe: Probe): Outcome {
  const done: Report = { type: "step-completed", step: step.id };
  const path = [...state.path, state.index];
  return also([done], enter({ ...state, path }, state.index + 1, 1, tour, probe));
}

/** Passes a step by without showing it, in the direction of travel; from the first step there is only forward. */
function leave(state: State, tour: Tour, probe: Probe): Outcome {
  if (state.heading === -1 && state.path.length > 0) return back(state, tour, probe);
  return enter(state, state.index + 1, 1, tour, probe);
}

/** Takes the first step from `index` on whose `when` may hold; past the last one the tour is over. */
function enter(state: State, index: number, heading: 1 | -1, tour: Tour, probe: Probe): Outcome {
  let at = index;
  for (let step = tour.steps[at]; step !== undefined; step = tour.steps[++at]) {
    if (step.when === undefined || mayHoldAt(step, probe)) {
      return { state: { ...state, ...AT_REST, phase: "seek", index: at, heading }, reports: [] };
    }
  }
  const last = tour.steps.at(-1);
  if (last === undefined || state.path.length === 0) return exit(state, "missing", last ?? ({ id: "" } as Step));
  return {
    state: { ...state, ...AT_REST, phase: "over", ending: "completed" },
    reports: [{ type: "tour-completed", step: last.id }],
  };
}

/** On another page than the step's, what `when` says of the address cannot be known yet. */
function mayHoldAt(step: Step, probe: Probe): boolean {
  const { page, when = {} } = step;
  if (page === undefined || routeMatches(page, probe.place())) return mayHold(when, probe);
  const { url: _later, ...rest } = when;
  return mayHold(rest, probe);
}

function also(first: readonly Report[], { state, reports }: Outcome): Outcome {
  return { state, reports: [...first, ...reports] };
}
