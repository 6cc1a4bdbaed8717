import { describe, expect, it } from "vitest";

import { concreteRoute, globMatches, routeMatches } from "../../src/core/route.ts";

const place = (url: string) => new URL(url, "https://product.example.com");

describe("globMatches", () => {
  it.each([
    ["", "", true],
    ["a", "a", true],
    ["a", "ab", false],
    ["*", "", true],
    ["*", "anything/at?all", true],
    ["a*", "a", true],
    ["a*c", "abbbc", true],
    ["a*c", "abbb", false],
    ["*b*", "abc", true],
    ["*ab", "aab", true],
    ["a*b*c", "axxbyyc", true],
    ["a**c", "abc", true],
    ["a?c", "abc", false],
    ["a.c", "abc", false],
    ["", "a", false],
  ])("%j over %j is %s", (glob, text, expected) => {
    expect(globMatches(glob, text)).toBe(expected);
  });

  it("takes time in proportion to its input", () => {
    const started = performance.now();
    expect(globMatches(`${"*a".repeat(200)}b`, "a".repeat(5000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("routeMatches", () => {
  it.each([
    ["#/invoices", "/app#/invoices", true],
    ["#/invoices", "/app#/invoices?filter=mine", true],
    ["#/invoices", "/app#/invoices/7", false],
    ["#/invoices*", "/app#/invoices/7", true],
    ["#/invoices*", "/invoices", false],
    ["/invoices", "/invoices", true],
    ["/invoices", "/invoices?page=2", true],
    ["/invoices", "/invoices?page=2#top", true],
    ["/invoices?page=2", "/invoices?page=2", true],
    ["/invoices?page=2", "/invoices?page=3", false],
    ["/app*#/invoices*", "/app/?x=1#/invoices/3", true],
    ["*", "/", true],
  ])("%j over %j is %s", (glob, url, expected) => {
    expect(routeMatches(glob, place(url))).toBe(expected);
  });
});

describe("concreteRoute", () => {
  it.each(["#/invoices", "/invoices", "/a?b=1#c", "/"])("%j can be gone to", (route) => {
    expect(concreteRoute(route)).toBe(route);
  });

  it.each([undefined, "", "#/invoices*", "*", "//elsewhere.example.com", "/\\elsewhere", "https://elsewhere.example.com", "javascript:alert(1)", "invoices"])(
    "%j cannot",
    (route) => {
      expect(concreteRoute(route)).toBeUndefined();
    },
  );
});
