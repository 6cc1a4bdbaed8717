/** Puts the ring around the target and the card beside it: by CSS anchors, or by the fallback where those cannot reach. */
import type { Step } from "../contract.ts";
import type { Stop } from "./listen.ts";
import { closestAcross } from "./roots.ts";

/** `dock` is a corner of the window, for a card that speaks of no element. */
export type Placement = Step["placement"] | "dock";
/** The card stands `beside` the target, or the dialog around it. */
export type Follow = (ring: HTMLElement, card: HTMLElement, target: Element, beside: Element, placement: Placement) => Stop;
export type LoadFollow = () => Promise<Follow>;

/** Shows both and keeps them in place until the returned function is called. */
export function place(
  ring: HTMLElement, card: HTMLElement, target: Element | undefined, placement: Placement, loadFollow: LoadFollow,
): Stop {
  const { dataset } = card;
  // The card keeps off a dialog with room beside it; else it is above the target, as buttons are at a dialog's foot.
  const dialog = closestAcross(target, "[role$=dialog],dialog");
  const beside = dialog && hasRoomBeside(dialog) ? dialog : target;
  if (dialog && (placement === "auto" || innerWidth < 720)) placement = "top";
  dataset["placement"] = placement;
  ring.dataset["placement"] = target ? "" : placement;
  const anchored = open(ring, target);
  open(card, beside);
  let stop: Stop | undefined = () => undefined;
  if (beside && anchored) {
    // A card does not go out of the window with its target.
    const sight = new IntersectionObserver(([seen]) => card.toggleAttribute("data-anchored", seen?.isIntersecting));
    sight.observe(beside);
    stop = () => sight.disconnect();
  } else if (target) {
    loadFollow()
      .then((follow) => (stop &&= follow(ring, card, target, beside ?? target, placement)))
      .catch(() => (dataset["placement"] = "dock"));
  }
  return () => {
    stop?.();
    stop = undefined;
    card.hidePopover();
    ring.hidePopover();
  };
}

/** True when the browser anchors the popover to the target: it must know both the CSS and the option, which it reads. */
function open(popover: HTMLElement, target: Element | undefined): boolean {
  // Apple's engine dies with the page when something closes around a popover that has places to fall back to.
  const safe = !navigator.vendor.startsWith("A") || (popover.getRootNode() as ShadowRoot).host.parentNode === document.body;
  const able = safe && target instanceof HTMLElement && target.ownerDocument === document && CSS.supports("position-area: top");
  let anchored = false;
  const options: object = {
    get source(): HTMLElement | undefined {
      anchored = able;
      return able ? target : undefined;
    },
  };
  const anchor = (): unknown => popover.toggleAttribute("data-anchored", anchored);
  anchor();
  popover.showPopover(options);
  // After the focus has moved, which has the page laid out: once, but several times where there are anchors.
  queueMicrotask(anchor);
  return anchored;
}

/** A card fits above or below, or to one side. */
function hasRoomBeside(dialog: Element): boolean {
  const { width, height } = dialog.getBoundingClientRect();
  return innerHeight - height > 320 || innerWidth - width > 760;
}

/** As round as the target, and as much more as the ring is larger. */
export function roundness(target: Element): string {
  return `calc(min(40px, ${getComputedStyle(target).borderTopLeftRadius.split(" ")[0]}) + 6px)`;
}

/** Scrolls only when the middle of the target cannot be seen: outside the window, or under something that sticks there. */
export function bringIntoView(target: Element, ours: Element): void {
  const { x, y, width, height } = target.getBoundingClientRect();
  const root = target.getRootNode() as Document | ShadowRoot;
  const there = root.elementsFromPoint(x + width / 2, y + height / 2).find((one) => one !== ours);
  if (target.contains(there as Node) && target.ownerDocument === document) return;
  target.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
}
