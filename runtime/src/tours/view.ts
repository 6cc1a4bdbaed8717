/** What the card says in each phase of a tour. Pure: state in, view out. */
import type { Block, Step, Tour } from "../contract.ts";
import type { Probe } from "../core/condition.ts";
import { offersNext, progress, type State } from "../core/machine.ts";
import { routeTo } from "../core/pages.ts";
import type { CardView } from "../dom/card.ts";
import { fill, type Messages } from "./messages.ts";

const paragraph = (text: string): Block[] => [{ kind: "paragraph", children: [{ kind: "text", text }] }];

/** Undefined while there is nothing to show. */
export function viewOf(state: State, tour: Tour, say: Messages, probe: Probe, reach: boolean): CardView | undefined {
  const step = tour.steps[state.index];
  if (step === undefined) return undefined;
  const back = state.path.length > 0 ? [{ act: "back", label: say.back, look: "plain" } as const] : [];
  const { title } = step;
  const notice = (kind: "waiting" | "away" | "missing", buttons: CardView["buttons"]): CardView => ({
    title: say[`${kind}_title`], body: paragraph(fill(say[`${kind}_body`], { title })), close: say.close, buttons,
  });
  switch (state.phase) {
    case "show":
      return stepView(state, step, tour, say, { back, next: offersNext(state, step, probe), reach });
    case "wait":
      return notice("waiting", back);
    case "away": {
      const go = { act: "go", label: say.go_there, look: "main" } as const;
      return notice("away", routeTo(tour, state.index) === undefined ? back : [...back, go]);
    }
    case "lost":
      return notice("missing", [{ act: "close", label: say.end, look: "main" }]);
    default:
      return undefined;
  }
}

interface Offer {
  readonly back: CardView["buttons"];
  readonly next: boolean;
  /** The keyboard can be sent to the target. */
  readonly reach: boolean;
}

function stepView(state: State, step: Step, tour: Tour, say: Messages, { back, next, reach }: Offer): CardView {
  const { on } = step.advance;
  const where = progress(state, tour);
  const label = where.step === where.total ? say.done : say.next;
  const hint = step.checkpoint?.hint ?? paragraph(say.not_yet);
  return {
    title: step.title,
    body: step.body,
    ...(on !== "next" && { cue: say[`do_${on}`] }),
    ...(state.hint && { hint }),
    ...(step.article !== undefined && { more: { label: say.read_more, note: say.new_tab, href: step.article } }),
    count: {
      label: fill(say.progress_label, where), text: fill(say.progress, where), share: where.step / where.total,
    },
    close: say.close,
    buttons: [
      ...(reach ? [{ act: "to_target", label: say.to_target, look: "skip" } as const] : []),
      ...back,
      ...(next ? [{ act: "next", label, look: "main" } as const] : []),
    ],
  };
}
