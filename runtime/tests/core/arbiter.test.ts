import { describe, expect, it } from "vitest";

import type { ManifestTour } from "../../src/contract.ts";
import { chooseTour, type Situation } from "../../src/core/arbiter.ts";
import { pickLanguage } from "../../src/core/language.ts";

const entry = (more: Partial<ManifestTour> = {}): ManifestTour => ({
  id: "one", roles: [], trigger: { on: "first-login" }, frequency: "once", priority: 0, languages: { en: "" }, ...more,
});

const place = (url: string) => new URL(url, "https://product.example.com");

const situation = (more: Partial<Situation> = {}): Situation => ({
  user: "user-1", role: "manager", place: place("/#/invoices"), records: {}, offered: () => false, ...more,
});

const record = (state: "running" | "done" | "exited") => ({ one: { state, step: "a", at: "", seen: [], path: [] } });

const chosen = (tour: Partial<ManifestTour>, more: Partial<Situation> = {}): boolean =>
  chooseTour([entry(tour)], situation(more)) !== undefined;

describe("trigger", () => {
  it("first-login needs somebody who is signed in", () => {
    expect(chosen({})).toBe(true);
    expect(chosen({}, { user: "" })).toBe(false);
    expect(chosen({ trigger: { on: "first-login", url: "#/dashboard" } })).toBe(false);
  });

  it("url needs the address, and nobody in particular", () => {
    expect(chosen({ trigger: { on: "url", url: "#/invoices*" } }, { user: "" })).toBe(true);
    expect(chosen({ trigger: { on: "url", url: "#/settings" } })).toBe(false);
    expect(chosen({ trigger: { on: "url" } })).toBe(false);
  });

  it("event needs its event, where it says", () => {
    const trigger = { on: "event", event: "saved" } as const;
    expect(chosen({ trigger }, { event: "saved" })).toBe(true);
    expect(chosen({ trigger }, { event: "other" })).toBe(false);
    expect(chosen({ trigger })).toBe(false);
    expect(chosen({ trigger: { ...trigger, url: "#/settings" } }, { event: "saved" })).toBe(false);
    expect(chosen({}, { event: "saved" })).toBe(false);
  });

  it("manual never comes by itself", () => {
    expect(chosen({ trigger: { on: "manual" } })).toBe(false);
    expect(chosen({ trigger: { on: "manual" } }, { event: "saved" })).toBe(false);
  });
});

it("keeps to the roles", () => {
  expect(chosen({ roles: ["manager"] })).toBe(true);
  expect(chosen({ roles: ["administrator"] })).toBe(false);
  expect(chosen({ roles: ["administrator"] }, { role: "" })).toBe(false);
});

describe("frequency", () => {
  it.each([
    ["once", undefined, true], ["once", "running", false], ["once", "exited", false], ["once", "done", false],
    ["until-done", undefined, true], ["until-done", "running", true], ["until-done", "exited", true], ["until-done", "done", false],
    ["always", undefined, true], ["always", "exited", true], ["always", "done", true],
  ] as const)("%s after %s: %s", (frequency, state, expected) => {
    expect(chosen({ frequency }, { records: state ? record(state) : {} })).toBe(expected);
  });

  it("offers nothing twice in a session, except always to who comes again", () => {
    const offered = (): boolean => true;
    const url = { trigger: { on: "url", url: "#/invoices*" } } as const;
    expect(chosen({}, { offered })).toBe(false);
    expect(chosen({ frequency: "always" }, { offered })).toBe(false);
    expect(chosen({ ...url, frequency: "until-done" }, { offered })).toBe(false);
    expect(chosen({ ...url, frequency: "always" }, { offered, before: place("/#/settings") })).toBe(true);
    expect(chosen({ ...url, frequency: "always" }, { offered, before: place("/#/invoices/7") })).toBe(false);
    expect(chosen({ trigger: { on: "event", event: "x" }, frequency: "always" }, { offered, event: "x" })).toBe(true);
  });
});

it("takes the highest priority, and the first of equals", () => {
  const tours = [entry({ id: "low" }), entry({ id: "high", priority: 9 }), entry({ id: "as high", priority: 9 })];
  expect(chooseTour(tours, situation())?.id).toBe("high");
  expect(tours.map(({ id }) => id)).toEqual(["low", "high", "as high"]);
});

describe("pickLanguage", () => {
  it.each([
    ["en", "en"], ["en-GB", "en"], ["JA", "ja"], ["zh-Hant-TW", "zh-Hant"], ["zh-CN", "zh"], ["fr", undefined], ["", undefined],
  ])("%j gives %j", (wanted, expected) => {
    expect(pickLanguage(wanted, ["en", "ja", "zh", "zh-Hant"])).toBe(expected);
  });
});
