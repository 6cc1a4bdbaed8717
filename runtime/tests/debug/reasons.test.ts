import { describe, expect, it } from "vitest";

import type { ManifestTour } from "../../src/contract.ts";
import type { Situation } from "../../src/core/arbiter.ts";
import type { TourRecord } from "../../src/core/progress.ts";
import { type Question, reasonsFor } from "../../src/debug/reasons.ts";
import type { Say } from "../../src/debug/words.ts";

const NOW = Date.parse("2026-11-22T10:00:00Z");
const say: Say = (word) => word;

const entry = (more: Partial<ManifestTour> = {}): ManifestTour => ({
  id: "one", roles: [], trigger: { on: "first-login" }, frequency: "once", priority: 0, languages: { en: "" }, ...more,
});

const situation = (more: Partial<Situation> = {}): Situation => ({
  user: "user-1", role: "manager", place: new URL("https://product.example.com/#/invoices"), records: {}, offered: () => false, ...more,
});

const record = (state: TourRecord["state"], at = "2026-11-01T10:00:00Z"): Situation["records"] => ({
  one: { state, step: "a", at, seen: [], path: [] },
});

function failing(tour: Partial<ManifestTour>, more: Partial<Situation> = {}, question: Partial<Question> = {}): string[] {
  const asked = entry(tour);
  const reasons = reasonsFor({
    tour: asked, tours: [asked], situation: situation(more), playing: undefined, now: NOW, say, ...question,
  });
  return reasons.filter(({ holds }) => !holds).map(({ text }) => text);
}

describe("each reason alone keeps a tour from starting", () => {
  it.each<[string, Partial<ManifestTour>, Partial<Situation>, string[]]>([
    ["nothing does", {}, {}, []],
    ["it is manual", { trigger: { on: "manual" } }, {}, ["why_manual"]],
    ["nobody is signed in", {}, { user: "" }, ["why_first_login"]],
    ["a trigger without an address", { trigger: { on: "url" } }, {}, ["why_url_none"]],
    ["another address", { trigger: { on: "url", url: "#/settings" } }, {}, ["why_not_here"]],
    ["another address at first login", { trigger: { on: "first-login", url: "#/settings" } }, {}, ["why_not_here"]],
    ["another address for its event", { trigger: { on: "event", event: "saved", url: "#/settings" } }, {}, ["why_not_here"]],
    ["an event is waited for", { trigger: { on: "event", event: "saved" } }, {}, []],
    ["another role", { roles: ["administrator"] }, {}, ["why_not_for"]],
    ["its role", { roles: ["manager"] }, {}, []],
    ["done once", {}, { records: record("done") }, ["why_not_due"]],
    ["left once", {}, { records: record("exited") }, ["why_not_due"]],
    ["left, until done", { frequency: "until-done" }, { records: record("exited") }, []],
    ["done, until done", { frequency: "until-done" }, { records: record("done") }, ["why_not_due"]],
    ["done, always", { frequency: "always" }, { records: record("done") }, []],
    ["offered in this session", {}, { offered: () => true }, ["why_offered"]],
    ["offered, always at its address", { frequency: "always", trigger: { on: "url", url: "#/*" } }, { offered: () => true }, []],
    ["done and offered", {}, { records: record("done"), offered: () => true }, ["why_not_due", "why_offered"]],
  ])("%s", (_name, tour, more, expected) => {
    expect(failing(tour, more)).toEqual(expected);
  });
});

it("names the tour that comes first, of those that are ready", () => {
  const own = entry();
  const ask = (other: Partial<ManifestTour>): string[] => failing({}, {}, { tour: own, tours: [own, entry({ id: "two", priority: 5, ...other })] });
  expect(ask({})).toEqual(["why_not_first"]);
  expect(ask({ priority: -1 })).toEqual([]);
  expect(ask({ roles: ["administrator"] })).toEqual([]);
});

it("names the tour that is playing", () => {
  expect(failing({}, {}, { playing: "two" })).toEqual(["why_playing"]);
  expect(failing({}, {}, { playing: "one" })).toEqual([]);
});

it("says that a tour goes on by itself", () => {
  const asked = entry();
  const texts = (at: string): string[] =>
    reasonsFor({ tour: asked, tours: [asked], situation: situation({ records: record("running", at) }), playing: undefined, now: NOW, say })
      .map(({ text }) => text);
  expect(texts("2026-11-22T09:30:00Z")).toContain("why_resumes");
  expect(texts("2026-11-22T08:30:00Z")).not.toContain("why_resumes");
});

it("reads what anyone may have stored", () => {
  const odd = { one: { state: 7, step: null, at: {}, seen: "x" } } as unknown as Situation["records"];
  expect(failing({}, { records: odd })).toEqual(["why_not_due"]);
});
