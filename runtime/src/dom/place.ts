/** Puts the ring around the target and the card beside it: by CSS anchors, or by the fallback where those cannot reach. */
import type { Step } from "../contract.ts";
import type { Stop } from "./listen.ts";

/** `dock` is a corner of the window, for a card that speaks of no element. */
export type Placement = Step["placement"] | "dock";
export type Follow = (ring: HTMLElement, card: HTMLElement, target: Element, placement: Placement) => Stop;

/** Shows both and keeps them in place until the returned function is called. `loadFollow` brings the fallback. */
export function place(
  ring: HTMLElement, card: HTMLElement, target: Element | undefined, placement: Placement,
  loadFollow: () => Promise<Follow>,
): Stop {
  card.dataset["placement"] = placement;
  ring.dataset["placement"] = target ? "" : placement;
  ring.style.borderRadius = target ? roundness(target) : "";
  const anchored = show(ring, target);
  show(card, target);
  let stop: Stop = () => undefined;
  if (target && !anchored) {
    let over = false;
    stop = () => (over = true);
    const begin = (follow: Follow): void => {
      if (!over) stop = follow(ring, card, target, placement);
    };
    const dock = (): void => void (card.dataset["placement"] = "dock");
    loadFollow().then(begin).catch(dock);
  }
  return () => {
    stop();
    card.hidePopover();
    ring.hidePopover();
  };
}

/** True when the browser anchors the popover to the target: it must know both the option and the CSS. */
function show(popover: HTMLElement, target: Element | undefined): boolean {
  if (popover.isConnected && popover.matches(":popover-open")) popover.hidePopover();
  const able = target instanceof HTMLElement && target.ownerDocument === document && CSS.supports("position-area: top");
  let asked = false;
  const options = {
    get source(): HTMLElement | undefined {
      asked = true;
      return able ? target : undefined;
    },
  };
  (popover.showPopover as (options: object) => void)(options);
  popover.toggleAttribute("data-anchored", able && asked);
  return able && asked;
}

function roundness(target: Element): string {
  const radius = Number.parseFloat(getComputedStyle(target).borderTopLeftRadius) || 2;
  return `${Math.min(radius, 40) + 6}px`;
}

/** Scrolls only when the middle of the target cannot be seen: outside the window, or under something that sticks there. */
export function bringIntoView(target: Element, ours: Element): void {
  const { left, top, width, height } = target.getBoundingClientRect();
  const view = target.ownerDocument.documentElement;
  const fits = top >= 0 && left >= 0 && top + height <= view.clientHeight && left + width <= view.clientWidth;
  const root = target.getRootNode() as Document | ShadowRoot;
  const there = root.elementsFromPoint(left + width / 2, top + height / 2).find((one) => one !== ours);
  const seen = there !== undefined && (target.contains(there) || there.contains(target));
  if (fits && seen && target.ownerDocument === document) return;
  target.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
}
