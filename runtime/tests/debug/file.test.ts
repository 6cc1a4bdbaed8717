import { describe, expect, it } from "vitest";

import { readTourFile } from "../../src/debug/file.ts";
import { playingBy, stepBy } from "../../src/debug/heard.ts";
import { step, tour } from "../core/material.ts";

const read = (value: unknown): unknown => readTourFile(JSON.stringify(value));
const good = tour(step("a"), step("b"));

describe("a file that was chosen", () => {
  it("is a tour when it is one", () => {
    expect(read(good)).toEqual(good);
  });

  it.each([
    ["steps:\n  - id: a", "file_json", ""],
    ["[]", "file_version", ""],
    ["null", "file_version", ""],
    ['{"version": 2}', "file_version", ""],
    [`{"version": 1, "x": "${"x".repeat(1_000_000)}"}`, "file_length", ""],
  ])("is refused: %.30s", (text, word, place) => {
    expect(readTourFile(text)).toEqual({ word, place });
  });

  it.each<[string, object]>([
    ["id", { id: 7 }],
    ["steps", { steps: {} }],
    ["steps[0]", { steps: [] }],
    ["steps[1]", { steps: [step("a"), null] }],
    ["steps[0].title", { steps: [{ ...step("a"), title: undefined }] }],
    ["steps[0].target", { steps: [{ ...step("a"), target: "nav" }] }],
    ["steps[0].target[0].by", { steps: [{ ...step("a"), target: [{ value: "nav" }] }] }],
    ["steps[0].advance.on", { steps: [{ ...step("a"), advance: {} }] }],
  ])("is told what is wrong: %s", (place, more) => {
    expect(read({ ...good, ...more })).toEqual({ word: "file_shape", place });
  });
});

describe("the events tell which tour is playing", () => {
  const heard = (...lines: string[]) => lines.map((line) => {
    const [type, tour, step] = line.split(" ");
    return { type, ...(tour && { tour }), ...(step && { step }) };
  });

  it.each<[string | undefined, string[]]>([
    [undefined, []],
    [undefined, ["search-performed"]],
    ["one", ["tour-started one"]],
    ["one", ["step-shown one a"]],
    [undefined, ["tour-started one", "tour-completed one a"]],
    [undefined, ["tour-started one", "tour-exited one a"]],
    ["two", ["tour-started one", "tour-exited one", "tour-started two"]],
    ["one", ["tour-started one", "tour-failed two"]],
  ])("%s", (playing, lines) => {
    expect(playingBy(heard(...lines))).toBe(playing);
  });

  it("and the step it was at", () => {
    expect(stepBy(heard("step-shown one a", "step-shown one b", "step-shown two c"), "one")).toBe("b");
    expect(stepBy([], "one")).toBe("");
  });
});
