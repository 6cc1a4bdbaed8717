/** What the card says in each phase of a tour, as elements made of text nodes. */
import type { Step, Tour } from "../contract.ts";
import { progress, type State } from "../core/machine.ts";
import { routeTo } from "../core/pages.ts";
import { blockNodes, safeHref } from "../page/blocks.ts";
import { button, type Child, element } from "../page/element.ts";
import { fill, type Messages } from "./messages.ts";

export type Act = "next" | "back" | "close" | "go" | "to_target";

/** What stays the same from card to card. */
export interface Setting {
  readonly tour: Tour;
  readonly say: Messages;
  /** The address of the help site, which links are relative to. */
  readonly site: string;
  press(act: Act): void;
}

export interface Face extends Setting {
  readonly state: State;
  /** The person may go on by a button. */
  readonly next: boolean;
  /** The keyboard can be sent to the target. */
  readonly reach: boolean;
}

/** The content of the card; with nothing to show, none. */
export function cardNodes(face: Face): Node[] {
  const { state, tour, say, site } = face;
  const { phase, index } = state;
  const step = tour.steps[index];
  if (!step || phase === "seek" || phase === "over") return [];
  const close = act(face, "close", "", "close");
  close.setAttribute("aria-label", say.close);
  const nodes = phase === "show" ? stepNodes(face, step) : noticeNodes(face, phase, step);
  const inner = element("div", { class: "inner" }, ...nodes, close);
  for (const link of inner.querySelectorAll("a")) lead(link, site);
  return [inner];
}

function stepNodes(face: Face, { advance, title, body, checkpoint, article }: Step): Child[] {
  const { state, tour, say } = face;
  const { on } = advance;
  const where = progress(state, tour);
  const isLast = where.step === where.total;
  const filled = element("i");
  filled.style.width = `${(100 * where.step) / where.total}%`;
  const note = element("span", { class: "gw-hidden" }, ` (${say.new_tab})`);
  return [
    element("div", { class: "bar", part: "bar" }, filled),
    ...said(title, blockNodes(body)),
    on !== "next" && part("p", "cue", /ppear/.test(on) ? say.do_event : say[`do_${on}` as "do_event"]),
    state.hint && hint(checkpoint?.hint ? blockNodes(checkpoint.hint) : [say.not_yet]),
    !!article && element("a", { class: "more", part: "more", href: safeHref(article) }, say.read_more, note),
    part("div", "foot",
      part("span", "count",
        element("span", { "aria-hidden": true }, fill(say.progress, where)),
        element("span", { class: "gw-hidden" }, fill(say.progress_label, where))),
      face.reach && act(face, "to_target", say.to_target, "skip"),
      back(face),
      face.next && act(face, "next", isLast ? say.done : say.next, "main")),
  ];
}

/** The tour speaks for itself: it waits, the step is elsewhere, or it cannot go on. */
function noticeNodes(face: Face, phase: "wait" | "away" | "lost", { title }: Step): Child[] {
  const { state, tour, say } = face;
  const go = phase === "away" && routeTo(state, tour) && act(face, "go", say.go_there, "main");
  const end = phase === "lost" && act(face, "close", say.end, "main");
  const text = element("p", {}, fill(say[`${phase}_body`], { title }));
  return [...said(say[`${phase}_title`], [text]), part("div", "foot", !end && back(face), go || end)];
}

const said = (title: string, body: readonly Node[]): Node[] => [
  element("h2", { id: "title", part: "title" }, title), element("div", { id: "body", part: "body" }, ...body),
];

const hint = (body: readonly (Node | string)[]): Node => element("div", { class: "hint", part: "hint", role: "alert" }, ...body);

const part = (tag: "div" | "p" | "span", name: string, ...children: readonly Child[]): HTMLElement =>
  element(tag, { class: name, part: name, id: name }, ...children);

const back = (face: Face): Child => face.state.path.length > 0 && act(face, "back", face.say.back, "plain");

function act(face: Face, what: Act, label: string, look: string): HTMLElement {
  const made = button(label, look, () => face.press(what));
  made.setAttribute("part", `button ${what}`);
  return made;
}

/** "#/…" is a route of the product; every other address is relative to the help site and opens beside the product. */
function lead(link: HTMLAnchorElement, site: string): void {
  const written = link.getAttribute("href");
  if (!written || written.startsWith("#")) return;
  Object.assign(link, { href: new URL(written, site), target: "_blank", rel: "noopener" });
}
