/** The tour that is playing: its step, its phase, and what each way to the step's target finds. */
import type { Condition, Rung, Step } from "../contract.ts";
import { holds } from "../core/condition.ts";
import { routeMatches } from "../core/route.ts";
import { type Child, element } from "../page/element.ts";
import { makeProbe, tryAll, type Tried, visibleOf } from "./aims.ts";
import type { Desk } from "./desk.ts";
import { chip, keyButton } from "./draw.ts";
import { phaseOf, type Playing } from "./playing.ts";

export function playingNodes(desk: Desk): Child[] {
  const { playing, say } = desk;
  if (!playing) return [element("p", {}, say(desk.playingId ? "reading" : "no_running"))];
  const { tour, index, preview } = playing;
  const step = tour.steps[index];
  const facts: [string, Child[]][] = [
    [say("tour"), [element("b", {}, tour.id), ` ${tour.title} (${tour.language}) `, preview && chip("soso", say("marked_preview"))]],
    [say("step"), [step ? say("step_of", { number: index + 1, total: tour.steps.length, step: step.id }) : "–", step && ` ${step.title}`]],
    [say("phase"), [chip("plain", say(`phase_${phaseOf(step)}`))]],
    ...(step ? stepFacts(desk, playing, step) : []),
  ];
  return [
    element("dl", {}, ...facts.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, ...value)])),
    ...(step && step.target.length > 0 ? targetNodes(desk, step) : []),
    element("div", { class: "acts" }, keyButton("stop", say("stop"), () => stop(desk))),
  ];
}

export function stop({ preview }: Desk): void {
  if (preview) preview.stop();
  else window.guidewright?.stop();
}

function stepFacts({ say }: Desk, { seen }: Playing, step: Step): [string, Child[]][] {
  const { page, advance, when, checkpoint, target } = step;
  const { on, event, url, value } = advance;
  const state = (condition: Condition): HTMLElement => {
    const isTrue = holds(condition, makeProbe(seen), target);
    return chip(isTrue ? "good" : "bad", say(isTrue ? "holds" : "holds_not"));
  };
  const isHere = page !== undefined && routeMatches(page, location);
  const facts: [string, Child[]][] = [];
  if (page !== undefined) facts.push([say("page"), [`${page} `, chip(isHere ? "good" : "bad", say(isHere ? "here" : "elsewhere"))]]);
  facts.push([say("advance"), [[on, event, url, value].filter((part) => part !== undefined).join(" ")]]);
  if (when) facts.push([say("when"), [state(when)]]);
  if (checkpoint) facts.push([say("checkpoint"), [state(checkpoint)]]);
  return facts;
}

function targetNodes(desk: Desk, { id, target }: Step): Child[] {
  const { say } = desk;
  const head = [say("way"), say("found"), say("visible"), say("result")].map((text) => element("th", { scope: "col" }, text));
  const rows = tryAll(target).map((tried, index) => row(desk, `aim ${id} ${index}`, tried, target[index] as Rung));
  return [
    element("h3", { id: "target" }, say("target")),
    element("table", { "aria-labelledby": "target" }, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)),
    element("p", { class: "soft" }, say("aim_hint")),
  ];
}

const LOOKS: Readonly<Partial<Record<Tried["verdict"], "good" | "soso">>> = { rung_match: "good", rung_later: "soso" };

function row(desk: Desk, key: string, { text, found, visible, verdict }: Tried, rung: Rung): HTMLElement {
  const aim = desk.aim(key, () => visibleOf(rung));
  return element("tr", { "data-aim": key },
    element("td", {}, element("button", { type: "button", class: "way", ...aim }, text)),
    element("td", { class: "number" }, `${found}`),
    element("td", { class: "number" }, `${visible}`),
    element("td", {}, chip(LOOKS[verdict] ?? "bad", desk.say(verdict))));
}
