/** Conditions of steps: what must be true of the address, the product's events and the page. Pure: the page is a `Probe`. */
import type { Condition, Rung, Scalar, Step, Tour } from "../contract.ts";
import { type Place, routeMatches } from "./route.ts";

/** What a condition may ask about the page. */
export interface Probe {
  place(): Place;
  /** Whether an event with this key (see `eventKey`) was seen since the tour began. */
  saw(key: string): boolean;
  present(target: readonly Rung[]): boolean;
  absent(target: readonly Rung[]): boolean;
  /** What the input holds; undefined when there is no such input. */
  value(target: readonly Rung[]): string | undefined;
}

export interface AwaitedEvent {
  readonly event: string;
  readonly where: Readonly<Record<string, Scalar>>;
  readonly key: string;
}

type Where = Readonly<Record<string, Scalar>> | undefined;

/** One text per event and wanted detail, the same for the same wish, so that it can be stored and compared. */
export function eventKey(event: string, where: Where): string {
  const wanted = Object.entries(where ?? {}).sort();
  return wanted[0] ? `${event} ${JSON.stringify(wanted)}` : event;
}

/** Whether the detail of an event has every wanted value; "invoice.amount" looks inside `invoice`. */
export function detailMatches(where: Where, detail: unknown): boolean {
  return Object.entries(where ?? {}).every(([path, wanted]) => at(detail, path) === wanted);
}

function at(detail: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inside, key) => (inside as Record<string, unknown> | null | undefined)?.[key], detail);
}

/** Every product event that some step of the tour waits for or asks about. */
export function awaitedEvents(tour: Tour): AwaitedEvent[] {
  const found = new Map<string, AwaitedEvent>();
  for (const step of tour.steps) {
    for (const { event, where = {} } of [step.advance, step.checkpoint ?? {}, step.when ?? {}]) {
      if (!event) continue;
      const key = eventKey(event, where);
      found.set(key, { event, where, key });
    }
  }
  return [...found.values()];
}

/** "*" stands for any text but none. */
export function valueMatches(wanted = "*", value: string | undefined): boolean {
  const text = value?.trim();
  return wanted === "*" ? !!text : text === wanted;
}

/** The parts that no look at the page is needed for; of the address only when the step's own page is `here`. */
export function mayHold({ event, where, url }: Condition, probe: Probe, here = true): boolean {
  return (!event || probe.saw(eventKey(event, where))) && (!url || !here || routeMatches(url, probe.place()));
}

/** What is to appear or to go, where that is what takes the reader on. */
export const awaited = ({ advance }: Step): Condition | undefined => (/ppear/.test(advance.on) ? advance : undefined);

/** `own` is the target of the step, which `value` speaks of when the condition names no target. */
export function holds(condition: Condition, probe: Probe, own: readonly Rung[] = []): boolean {
  const { target, gone, value } = condition;
  return (
    mayHold(condition, probe) &&
    (!target || probe.present(target)) &&
    (!gone || probe.absent(gone)) &&
    (value === undefined || valueMatches(value, probe.value(target ?? own)))
  );
}
