import { afterEach, describe, expect, it } from "vitest";

import { finishedTours } from "../src/academy/tours-done.ts";

afterEach(() => localStorage.clear());

describe("tours finished in the product", () => {
  it("are found for everyone who uses the browser", () => {
    localStorage.setItem("guidewright:administrator", JSON.stringify({ version: 1, tours: { a: { state: "done" }, b: { state: "running" } } }));
    localStorage.setItem("guidewright:anonymous", JSON.stringify({ version: 1, tours: { c: { state: "done" } } }));
    expect(finishedTours(() => localStorage).sort()).toEqual(["a", "c"]);
  });

  it("are not made up from what else is stored", () => {
    localStorage.setItem("guidewright:role", "manager");
    localStorage.setItem("guidewright:events", "[]");
    localStorage.setItem("guidewright:x", '{"version":1,"tours":{"a":null,"b":7,"c":{"state":"lost"}}}');
    localStorage.setItem("guidewright:later", '{"version":2,"tours":{"a":{"state":"done"}}}');
    localStorage.setItem("other", '{"version":1,"tours":{"a":{"state":"done"}}}');
    expect(finishedTours(() => localStorage)).toEqual([]);
  });

  it("are none where storage is blocked", () => {
    expect(
      finishedTours(() => {
        throw new DOMException("denied", "SecurityError");
      }),
    ).toEqual([]);
  });
});
