import { describe, expect, it } from "vitest";

import type { Step } from "../../src/contract.ts";
import { begin, type Input, offersNext, progress, type State, transition } from "../../src/core/machine.ts";
import type { Beginning } from "../../src/core/progress.ts";
import { at, type Page, probe, step, tour } from "./material.ts";

const FOUND: Input = { type: "look", on_page: true, rung: 0 };
const NOT_FOUND: Input = { type: "look", on_page: true, rung: -1 };
const ELSEWHERE: Input = { type: "look", on_page: false, rung: -1 };
const MOMENT: Input = { type: "moment", on_page: true };
const NEXT: Input = { type: "next" };
const BACK: Input = { type: "back" };
const SIGNAL: Input = { type: "signal" };
const RECHECK: Input = { type: "recheck" };
const OVERDUE: Input = { type: "overdue" };

/** A run on a page that a test may change on the way. */
function run(steps: Step[], page: Partial<Page> = {}, from: Partial<Beginning> = {}) {
  const course = (): { tour: ReturnType<typeof tour>; probe: ReturnType<typeof probe> } => ({
    tour: tour(...steps), probe: probe(page),
  });
  let state: State = begin({ index: 0, path: [], start: undefined, ...from }, course());
  const reports: State["reports"][number][] = [...state.reports];
  return {
    page,
    reports,
    get state() {
      return state;
    },
    get at(): string {
      return state.phase === "over" ? (state.completed ? "completed" : "exited") : `${steps[state.index]?.id} ${state.phase}`;
    },
    send(...inputs: Input[]) {
      for (const input of inputs) {
        state = transition(state, input, course());
        reports.push(...state.reports);
      }
      return this;
    },
  };
}

const three = () => run([step("a"), step("b"), step("c")]);

describe("a tour of three steps", () => {
  it("is shown step by step and completed", () => {
    const course = three();
    expect(course.at).toBe("a seek");
    expect(course.send(FOUND).at).toBe("a show");
    expect(course.send(NEXT).at).toBe("b seek");
    expect(course.send(FOUND, NEXT, FOUND, NEXT).at).toBe("completed");
    expect(course.reports.map(({ type, step: id }) => `${type} ${id}`)).toEqual([
      "target-found a", "step-shown a", "step-completed a",
      "target-found b", "step-shown b", "step-completed b",
      "target-found c", "step-shown c", "step-completed c", "tour-completed c",
    ]);
  });

  it("goes back the way it came", () => {
    const course = three().send(FOUND, NEXT, FOUND, NEXT, FOUND, BACK);
    expect(course.at).toBe("b seek");
    expect(course.send(FOUND, BACK, FOUND).at).toBe("a show");
    expect(course.send(BACK).at).toBe("a show");
    expect(course.state.path).toEqual([]);
  });

  it("goes back past a step that may be no more", () => {
    const course = run([step("a"), step("b", { when: { url: "/edit" } }), step("c")], { url: "/list" }, { index: 2, path: [0, 1] });
    expect(course.send(FOUND, BACK).at).toBe("a seek");
  });

  it("thinks of no step before the person is where it begins", () => {
    const seen = run([step("a", { advance: { on: "event", event: "done" } }), step("b")], { seen: ["done"] }, { start: "/there" });
    expect([seen.send(SIGNAL, NEXT).state.index, seen.state.start]).toEqual([0, "/there"]);
  });

  it.each(["close", "escape", "api", "navigated", "missing"] as const)("ends with %s", (reason) => {
    const course = three().send(FOUND, { type: "exit", reason });
    expect(course.at).toBe("exited");
    expect(course.reports.at(-1)).toEqual({ type: "tour-exited", step: "a", reason });
    expect(course.send(NEXT, FOUND, BACK).at).toBe("exited");
  });

  it("says which rung found the target", () => {
    expect(three().send({ ...FOUND, rung: 2 }).reports[0]).toMatchObject({ type: "target-found", rung: 2 });
  });

  it("does not go on before the step is shown", () => {
    expect(three().send(NEXT).at).toBe("a seek");
  });
});

describe("a target that is not there", () => {
  it("is waited for", () => {
    const course = run([step("a")]).send(NOT_FOUND, MOMENT);
    expect(course.at).toBe("a wait");
    expect(course.reports.at(-1)).toMatchObject({ type: "target-missing", on_missing: "wait" });
    expect(course.send(NOT_FOUND, FOUND).at).toBe("a show");
  });

  it("is skipped forwards, and backwards when the person goes back", () => {
    const course = run([step("a"), step("b", { on_missing: "skip" }), step("c")]);
    expect(course.send(FOUND, NEXT, MOMENT).at).toBe("c seek");
    expect(course.send(FOUND, BACK).at).toBe("a seek");
  });

  it("is skipped backwards too", () => {
    const course = run([step("a"), step("b", { on_missing: "skip" }), step("c")]);
    course.send(FOUND, NEXT, FOUND, NEXT, FOUND, BACK);
    expect(course.at).toBe("b seek");
    expect(course.send(MOMENT).at).toBe("a seek");
  });

  it("ends the tour where the author says so", () => {
    const course = run([step("a", { on_missing: "end" })]).send(MOMENT);
    expect(course.at).toBe("a wait");
    expect(course.send(MOMENT).at).toBe("a lost");
    expect(course.send(FOUND, NEXT, BACK).at).toBe("a lost");
    expect(course.send({ type: "exit", reason: "missing" }).at).toBe("exited");
  });

  it("goes on when what it waits for has appeared, and not when that was there before", () => {
    const steps = [step("a", { advance: { on: "disappear", gone: at("a") }, checkpoint: { event: "saved" } }), step("b")];
    const course = run(steps, { present: ["a"] }).send(FOUND, OVERDUE, RECHECK);
    expect([course.at, course.state.hint]).toEqual(["a show", false]);
    course.page.present = [];
    expect(course.send(NOT_FOUND, RECHECK).at).toBe("a show");
    course.page.seen = ["saved"];
    expect(course.send(RECHECK).at).toBe("b seek");
    const before = run(steps, { present: [], seen: ["saved"] }).send(FOUND, FOUND, RECHECK);
    expect(before.at).toBe("a show");
    expect(before.send(NEXT).at).toBe("b seek");
  });

  it("is recovered by the last step that left something to be seen, when that is so no more", () => {
    const dialog = { on: "appear", target: at("dialog") } as const;
    const steps = [step("a"), step("b", { advance: dialog }), step("c"), step("d", { on_missing: "recover" })];
    const course = run(steps, { present: ["dialog"] });
    course.send(FOUND, NEXT, FOUND, NEXT, FOUND, NEXT, NOT_FOUND);
    course.page.present = [];
    expect(course.send(MOMENT).at).toBe("b seek");
    expect(course.state.path).toEqual([0]);
    expect(offersNext(course.send(FOUND).state, steps[1] as Step, probe(course.page))).toBe(false);
    course.page.present = ["dialog"];
    expect(course.send(FOUND).at).toBe("c seek");
    expect(course.send(FOUND, NEXT, MOMENT).at).toBe("d wait");
  });

  it("is no completed tour when nothing was shown at all", () => {
    const course = run([step("a", { on_missing: "skip" }), step("b", { on_missing: "skip" })]).send(MOMENT, MOMENT);
    expect(course.at).toBe("exited");
    expect(course.reports.at(-1)).toMatchObject({ type: "tour-exited", reason: "missing" });
  });

  it("is looked for again when it goes while it is shown", () => {
    const course = three().send(FOUND, NOT_FOUND);
    expect(course.at).toBe("a seek");
    expect(course.send(MOMENT, FOUND).at).toBe("a show");
  });

  it("is nothing to report for a step that points at nothing", () => {
    expect(run([step("a", { target: [] })]).send(FOUND).reports.map(({ type }) => type)).toEqual(["step-shown"]);
  });
});

describe("another page", () => {
  it("is waited for, and then the target is looked for", () => {
    const course = three().send(ELSEWHERE, { type: "moment", on_page: false });
    expect(course.at).toBe("a away");
    expect(course.send(ELSEWHERE).at).toBe("a away");
    expect(course.send(NOT_FOUND).at).toBe("a seek");
    expect(course.send(FOUND).at).toBe("a show");
    expect(course.send(ELSEWHERE).at).toBe("a seek");
  });

  it("lets the person go back", () => {
    const course = three().send(FOUND, NEXT, { type: "moment", on_page: false });
    expect(course.at).toBe("b away");
    expect(course.send(BACK).at).toBe("a seek");
  });
});

it("thinks of no step before the person has come to the start", () => {
  const steps = [step("a", { when: { url: "#/start" } }), step("b")];
  const course = run(steps, { url: "/#/sign-in" }, { start: "#/start" });
  expect(course.send(ELSEWHERE, { type: "moment", on_page: false }).at).toBe("a away");
  course.page.url = "/#/start";
  expect(course.send(NOT_FOUND).at).toBe("a seek");
  expect(course.state.start).toBeUndefined();
  expect(course.send(FOUND).at).toBe("a show");
  expect(run(steps, { url: "/#/elsewhere" }).at).toBe("b seek");
});

describe("when", () => {
  it("passes by, at once, a step whose event was not seen", () => {
    const course = run([step("a"), step("b", { when: { event: "x" } }), step("c")]).send(FOUND, NEXT);
    expect(course.at).toBe("c seek");
    expect(course.reports.some(({ type }) => type === "target-missing")).toBe(false);
  });

  it("is asked of the page when the target is looked for", () => {
    const course = run([step("a"), step("b", { when: { target: at("menu") } }), step("c")]).send(FOUND, NEXT, FOUND);
    expect(course.at).toBe("b seek");
    course.page.present = ["menu"];
    expect(course.send(FOUND).at).toBe("b show");
  });

  it("passes by a step when it does not come true", () => {
    const course = run([step("a"), step("b", { when: { target: at("menu") } }), step("c")]).send(FOUND, NEXT, MOMENT);
    expect(course.at).toBe("c seek");
    expect(course.reports.some(({ type }) => type === "target-missing")).toBe(false);
  });

  it("is not asked of the address before the person is on the step's page", () => {
    const steps = [step("a"), step("b", { page: "#/b*", when: { url: "#/b/1" } }), step("c")];
    expect(run(steps, { url: "/#/a" }).send(FOUND, NEXT).at).toBe("b seek");
    expect(run(steps, { url: "/#/b/2" }).send(FOUND, NEXT).at).toBe("c seek");
  });
});

describe("a checkpoint", () => {
  const steps = [step("a", { checkpoint: { event: "done" } }), step("b")];

  it("keeps the person, and says why", () => {
    const course = run(steps).send(FOUND, NEXT);
    expect(course.at).toBe("a show");
    expect(course.state.hint).toBe(true);
    expect(course.reports.at(-1)).toMatchObject({ type: "checkpoint-failed", step: "a" });
    course.page.seen = ["done"];
    expect(course.send(RECHECK).state.hint).toBe(false);
    expect(course.at).toBe("a show");
    expect(course.send(NEXT).at).toBe("b seek");
  });

  it("lets a step that was done go on as soon as it holds", () => {
    const course = run([step("a", { advance: { on: "click" }, checkpoint: { event: "done" } }), step("b")]).send(FOUND, SIGNAL);
    expect(course.state).toMatchObject({ pending: true, hint: false });
    expect(course.send(OVERDUE).state.hint).toBe(true);
    course.page.seen = ["done"];
    expect(course.send(RECHECK).at).toBe("b seek");
    expect(course.state).toMatchObject({ pending: false, hint: false });
  });

  it("is not overdue before anything was done", () => {
    expect(run(steps).send(FOUND, OVERDUE).state.hint).toBe(false);
  });

  it("does not hold the person back", () => {
    const course = run([step("z"), ...steps]).send(FOUND, NEXT, FOUND, BACK);
    expect(course.at).toBe("z seek");
  });
});

describe("doing what a step asks for", () => {
  it("goes on", () => {
    expect(run([step("a", { advance: { on: "click" } }), step("b")]).send(FOUND, SIGNAL).at).toBe("b seek");
  });

  it("counts even when the target went with it", () => {
    const course = run([step("a", { advance: { on: "event", event: "x" } }), step("b")]);
    expect(course.send(FOUND, NOT_FOUND, MOMENT, SIGNAL).at).toBe("b seek");
  });

  it.each([
    [{ on: "next" }, {}, true],
    [{ on: "click" }, {}, false],
    [{ on: "input", value: "5" }, { values: { a: "5" } }, true],
    [{ on: "input", value: "5" }, { values: { a: "4" } }, false],
    [{ on: "event", event: "x" }, { seen: ["x"] }, true],
    [{ on: "event", event: "x" }, {}, false],
    [{ on: "route", url: "#/b" }, { url: "/#/b" }, true],
    [{ on: "route", url: "#/b" }, {}, false],
  ] as const)("%j on %j: may go on by a button: %s", (advance, page, expected) => {
    const only = step("a", { advance });
    const course = run([only, step("b")], structuredClone(page) as Partial<Page>).send(FOUND);
    expect(offersNext(course.state, only, probe(course.page))).toBe(expected);
  });

  it("need not be done a second time by who comes back", () => {
    const first = step("a", { advance: { on: "click" } });
    const course = run([first, step("b")]).send(FOUND, SIGNAL, FOUND, BACK, FOUND);
    expect(offersNext(course.state, first, probe())).toBe(true);
  });
});

it("counts the steps that were shown, and those that may come", () => {
  const steps = [step("a"), step("b", { when: { event: "x" } }), step("c"), step("d")];
  const course = run(steps).send(FOUND);
  expect(progress(course.state, tour(...steps))).toEqual({ step: 1, total: 4 });
  course.send(NEXT, FOUND);
  expect(progress(course.state, tour(...steps))).toEqual({ step: 2, total: 3 });
});

it("takes a tour up in its middle", () => {
  const course = run([step("a"), step("b"), step("c")], {}, { index: 1, path: [0] }).send(FOUND);
  expect(course.at).toBe("b show");
  expect(course.send(BACK).at).toBe("a seek");
});
