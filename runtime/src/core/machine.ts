/** The course of a tour as a pure state machine: a state and an input give the next state, with what there is to report. */
import type { Condition, Step, Tour } from "../contract.ts";
import { awaited, holds, mayHold, type Probe } from "./condition.ts";
import type { Beginning } from "./progress.ts";
import { routeMatches } from "./route.ts";

/** seek: looking for the target · wait: looking, and saying so · away: the step is on another page ·
 *  show: the step is on the screen · lost: the target is not there and the tour ends · over. */
export type Phase = "seek" | "wait" | "away" | "show" | "lost" | "over";
export type ExitReason = "close" | "escape" | "missing" | "navigated" | "api";

export interface Report {
  readonly type:
    | "step-shown" | "step-completed" | "target-found" | "target-missing" | "checkpoint-failed"
    | "tour-completed" | "tour-exited";
  readonly step: string;
  readonly rung?: number;
  readonly on_missing?: string;
  readonly reason?: ExitReason;
}

export interface State {
  readonly phase: Phase;
  readonly index: number;
  /** The page where the tour begins, until the person has come there: no step is thought of before. */
  readonly start: string | undefined;
  readonly backwards: boolean;
  /** The steps that were shown on the way to this one, oldest first. */
  readonly path: readonly number[];
  /** The furthest step that was shown. */
  readonly reached: number;
  /** The person did what the step asks for, but the checkpoint does not hold yet; or an element is waited for. */
  readonly pending: boolean;
  readonly hint: boolean;
  /** Once it is over: whether it was played to its end. */
  readonly completed: boolean;
  /** What the last transition has to tell. */
  readonly reports: readonly Report[];
}

export type Input =
  /** What a look at the page gave; `rung` is -1 when the target is not there. */
  | { readonly type: "look"; readonly on_page: boolean; readonly rung: number }
  /** Another while of looking for the target has passed. */
  | { readonly type: "moment"; readonly on_page: boolean }
  /** The person did what the step's `advance` names. */
  | { readonly type: "signal" }
  /** Something changed that a checkpoint may depend on; a pending checkpoint has taken too long. */
  | { readonly type: "recheck" }
  | { readonly type: "overdue" }
  | { readonly type: "next" }
  | { readonly type: "back" }
  | { readonly type: "exit"; readonly reason: ExitReason };

export interface Course {
  readonly tour: Tour;
  readonly probe: Probe;
}

export function begin({ index, path, start }: Beginning, course: Course): State {
  const state: State = {
    phase: "seek", index, start, backwards: false, path, reached: index, pending: false, hint: false, completed: false, reports: [],
  };
  return start ? state : enter(state, index, course);
}

export function transition(last: State, input: Input, course: Course): State {
  const state: State = { ...last, reports: [] };
  const step = course.tour.steps[state.index];
  if (!step || state.phase === "over") return state;
  if (input.type === "exit") return exit(state, step, input.reason);
  if (state.phase === "lost") return state;
  switch (input.type) {
    case "look":
      return look(state, step, input, course);
    case "moment":
      return moment(state, step, input.on_page, course);
    case "back":
      return back(state, course);
    default:
      // Nothing counts before the person is where the tour begins.
      return state.start ? state : forward(state, step, input.type, course);
  }
}

/** A step on the screen offers "next" when nothing else is asked for, when it was done before, or when it is done already. */
export function offersNext({ index, reached }: State, { advance, target }: Step, probe: Probe): boolean {
  const { on } = advance;
  const asked = on === "input" ? { value: "*", ...advance } : advance;
  return on === "next" || index < reached || (on !== "click" && holds(asked, probe, target));
}

/** Where the person is, counting only steps that were shown, and how many there may be. */
export function progress({ path, index }: State, { steps }: Tour): { step: number; total: number } {
  const step = path.length + 1;
  return { step, total: path.length + steps.length - index };
}

function look(state: State, step: Step, { on_page, rung }: Input & { type: "look" }, course: Course): State {
  const { phase, index, reached, start } = state;
  if (on_page && start) return enter({ ...state, start: undefined }, index, course);
  const ready = on_page && rung >= 0;
  const asked = awaited(step);
  const waits = !isSo(asked, step, course);
  // What is to go may be the target itself.
  if (asked && state.pending && !waits) return forward(state, step, "recheck", course);
  if (phase === "show") return ready ? state : { ...state, phase: "seek" };
  if (ready && isSo(step.when, step, course)) {
    const found = step.target.length ? report(state, step, "target-found", { rung }) : state;
    return { ...report(found, step, "step-shown"), phase: "show", reached: Math.max(reached, index), pending: state.pending || waits };
  }
  return phase === "away" && on_page ? { ...state, phase: "seek" } : state;
}

/** First the card says that it waits, or the step is passed by; a tour that is to end then does. */
function moment(state: State, step: Step, onPage: boolean, course: Course): State {
  const { on_missing } = step;
  if (state.phase === "wait") return { ...state, phase: "lost" };
  if (!onPage) return { ...state, phase: "away" };
  if (!isSo(step.when, step, course)) return leave(state, course);
  const missing = report(state, step, "target-missing", { on_missing });
  if (on_missing === "skip") return leave(missing, course);
  return (on_missing === "recover" && recover(missing, course)) || { ...missing, phase: "wait" };
}

/** Back to the last step that left something to be seen, when that is so no more: it has to be done again. */
function recover(state: State, course: Course): State | undefined {
  const { steps } = course.tour;
  const proof = (at = -1): Condition | undefined => steps[at] && (steps[at].checkpoint ?? awaited(steps[at]));
  const path = state.path.slice(0, state.path.findLastIndex(proof) + 1);
  const last = path.at(-1);
  return isSo(proof(last), steps[last ?? -1], course) ? undefined : back({ ...state, path, reached: 0 }, course);
}

/** Also where nothing is asked. */
const isSo = (asked: Condition | undefined, step: Step | undefined, { probe }: Course): boolean =>
  !asked || holds(asked, probe, step?.target);

function forward(state: State, step: Step, type: "signal" | "recheck" | "overdue" | "next", course: Course): State {
  const { pending, phase } = state;
  if (type === "next" && phase !== "show") return state;
  const asked = awaited(step);
  const open = isSo(step.checkpoint, step, course) && (type === "next" || isSo(asked, step, course));
  if (open && (pending || type === "signal" || type === "next")) {
    const done = report(state, step, "step-completed");
    return enter({ ...done, backwards: false, path: [...state.path, state.index] }, state.index + 1, course);
  }
  if (open) return { ...state, hint: false };
  if (type === "signal") return { ...state, pending: true };
  if (type === "recheck" || (type === "overdue" && (!pending || asked))) return state;
  return { ...report(state, step, "checkpoint-failed"), hint: true };
}

/** To the last step that was shown and may still be; where none of them may, to the first one that may. */
function back(state: State, course: Course): State {
  const path = state.path.slice(0, -1);
  const previous = state.path.at(-1);
  if (previous === undefined) return state;
  const found = enter({ ...state, backwards: true, path }, previous, course);
  return found.index > previous && path.length ? back({ ...state, path }, course) : found;
}

/** Passes a step by without showing it, in the direction of travel; from the first step there is only forward. */
function leave(state: State, course: Course): State {
  return state.backwards && state.path.length ? back(state, course) : enter(state, state.index + 1, course);
}

/** Takes the first step from `from` on whose `when` may hold; past the last one the tour is over. */
function enter(state: State, from: number, { tour, probe }: Course): State {
  const { steps } = tour;
  const index = steps.findIndex((step, at) => at >= from && mayBegin(step, probe));
  if (index >= 0) return { ...state, phase: "seek", index, pending: false, hint: false };
  const last = steps.at(-1) as Step;
  if (!state.path.length) return exit(state, last, "missing");
  return { ...report(state, last, "tour-completed"), phase: "over", completed: true };
}

/** On another page than the step's, what `when` says of the address cannot be known yet. */
function mayBegin({ page, when }: Step, probe: Probe): boolean {
  return !when || mayHold(when, probe, !page || routeMatches(page, probe.place()));
}

function exit(state: State, step: Step, reason: ExitReason): State {
  return { ...report(state, step, "tour-exited", { reason }), phase: "over" };
}

function report(state: State, { id }: Step, type: Report["type"], more: Partial<Report> = {}): State {
  return { ...state, reports: [...state.reports, { type, step: id, ...more }] };
}
