/** Listeners that take themselves away. */

export type Stop = () => void;

/** Listens in the capture phase, before the page's own handlers can stop an event; never delays scrolling.
 *  With `late`, in the bubble phase: only what the page's own handlers have let pass. */
export function listen(target: EventTarget, types: string, act: (event: Event) => void, late?: "late"): Stop {
  const names = types.split(" ");
  const options = { capture: !late, passive: true };
  for (const name of names) target.addEventListener(name, act, options);
  return () => {
    for (const name of names) target.removeEventListener(name, act, options);
  };
}

/** Several stops as one; each is called once, however often the whole is. */
export function together(): { add(...stops: Stop[]): void; stop: Stop } {
  const stops: Stop[] = [];
  return {
    add: (...more) => void stops.push(...more),
    stop: () => {
      for (const stop of stops.splice(0)) stop();
    },
  };
}

export function after(milliseconds: number, act: () => void): Stop {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
}
