import { describe, expect, it } from "vitest";

import type { Condition } from "../../src/contract.ts";
import { awaitedEvents, detailMatches, eventKey, holds, mayHold, valueMatches } from "../../src/core/condition.ts";
import { at, probe, step, tour } from "./material.ts";

describe("eventKey", () => {
  it("is the event alone when any detail will do", () => {
    expect(eventKey("saved", undefined)).toBe("saved");
    expect(eventKey("saved", {})).toBe("saved");
  });

  it("does not depend on the order of the wanted values", () => {
    expect(eventKey("saved", { a: 1, b: "x" })).toBe(eventKey("saved", { b: "x", a: 1 }));
    expect(eventKey("saved", { a: 1 })).not.toBe(eventKey("saved", { a: "1" }));
  });
});

describe("detailMatches", () => {
  const detail = { passed: true, invoice: { amount: 5000, lines: [{ id: "a" }] }, "a.b": 1 };

  it.each([
    [undefined, true],
    [{}, true],
    [{ passed: true }, true],
    [{ passed: "true" }, false],
    [{ "invoice.amount": 5000 }, true],
    [{ "invoice.amount": 4999 }, false],
    [{ "invoice.lines.0.id": "a" }, true],
    [{ "invoice.none.deeper": "a" }, false],
    [{ passed: true, "invoice.amount": 1 }, false],
  ])("%j: %s", (where, expected) => {
    expect(detailMatches(where, detail)).toBe(expected);
  });

  it.each([undefined, null, 7, "text"])("%j has no values", (nothing) => {
    expect(detailMatches({ a: 1 }, nothing)).toBe(false);
    expect(detailMatches(undefined, nothing)).toBe(true);
  });
});

describe("valueMatches", () => {
  it.each([
    ["*", "x", true],
    ["*", "  ", false],
    [undefined, "x", true],
    ["5000", " 5000 ", true],
    ["5000", "500", false],
    ["", "", true],
    ["*", undefined, false],
    ["5000", undefined, false],
  ])("%j wanted, %j held: %s", (wanted, value, expected) => {
    expect(valueMatches(wanted, value)).toBe(expected);
  });
});

describe("holds", () => {
  const page = probe({ url: "/app#/invoices/7", seen: ["saved"], present: ["dialog"], values: { own: "5", other: "" } });

  it.each<[Condition, boolean]>([
    [{}, true],
    [{ url: "#/invoices*" }, true],
    [{ url: "#/settings" }, false],
    [{ event: "saved" }, true],
    [{ event: "saved", where: { a: 1 } }, false],
    [{ target: at("dialog") }, true],
    [{ target: at("menu") }, false],
    [{ gone: at("menu") }, true],
    [{ gone: at("dialog") }, false],
    [{ value: "5" }, true],
    [{ value: "*", target: at("dialog") }, false],
    [{ url: "#/invoices*", event: "saved", target: at("dialog"), gone: at("menu"), value: "5" }, false],
    [{ url: "#/invoices*", event: "saved", gone: at("menu"), value: "5" }, true],
  ])("%j: %s", (condition, expected) => {
    expect(holds(condition, page, at("own"))).toBe(expected);
  });
});

it("does not judge an address before the person is there", () => {
  expect(mayHold({ url: "#/settings" }, probe(), false)).toBe(true);
  expect(mayHold({ url: "#/settings" }, probe(), true)).toBe(false);
  expect(mayHold({ url: "#/settings", event: "never" }, probe(), false)).toBe(false);
});

it("lists every event that a tour waits for, each wish once", () => {
  const found = awaitedEvents(tour(
    step("a", { advance: { on: "event", event: "saved" } }),
    step("b", { checkpoint: { event: "tested", where: { passed: true } }, when: { event: "saved" } }),
    step("c", { checkpoint: { event: "tested", where: { passed: false } } }),
  ));
  expect(found.map(({ event, where }) => [event, where])).toEqual([
    ["saved", {}], ["tested", { passed: true }], ["tested", { passed: false }],
  ]);
});
