import { describe, expect, it } from "vitest";

import { advance, begin, check, choose, retake } from "../src/quiz/attempt.ts";
import { parseQuiz } from "../src/quiz/parse.ts";
import { encode, restore } from "../src/quiz/state.ts";
import { QUIZ } from "./quiz-samples.ts";

const first = check(choose(begin(QUIZ, 5), "limit", ["manager"]), "limit");

describe("a stored attempt", () => {
  it.each([
    ["fresh", begin(QUIZ, 5)],
    ["with an unchecked answer", choose(begin(QUIZ, 5), "parts", ["name", "route"])],
    ["with a checked answer", first],
    ["under way", advance(first)],
    ["at the wrong questions", retake(QUIZ, first, "wrong", 6)],
  ])("%s comes back as it was", (_, attempt) => {
    expect(restore(encode(attempt), QUIZ)).toEqual({ outcome: "restored", attempt });
  });

  it("is missing, or belongs to another state of the quiz", () => {
    expect(restore(null, QUIZ)).toEqual({ outcome: "none" });
    expect(restore(encode(first), { ...QUIZ, pass_mark: 90 })).toEqual({ outcome: "changed" });
  });

  it.each([
    ["no JSON", "{"],
    ["a list", "[]"],
    ["another version", JSON.stringify({ ...first, version: 2 })],
    ["a place beyond the end", JSON.stringify({ ...first, place: 99 })],
    ["a place no answer led to", JSON.stringify({ ...first, place: 3 })],
    ["an unknown question", JSON.stringify({ ...first, asked: ["gone"] })],
    ["no questions", JSON.stringify({ ...first, asked: [] })],
    ["an unknown choice", JSON.stringify({ ...first, answers: { limit: ["gone"] } })],
    ["an answer that is no list", JSON.stringify({ ...first, answers: { limit: "manager" } })],
    ["a check without an answer", JSON.stringify({ ...first, answers: {} })],
    ["no answers", JSON.stringify({ ...first, answers: null })],
    ["a broken seed", JSON.stringify({ ...first, seed: -1 })],
    ["a broken number", JSON.stringify({ ...first, number: "two" })],
    ["an unknown scope", JSON.stringify({ ...first, scope: "some" })],
  ])("that holds %s is given up", (_, text) => {
    expect(restore(text, QUIZ)).toEqual({ outcome: "corrupt" });
  });
});

describe("the quiz in the page", () => {
  it("is read when every question can be asked", () => {
    expect(parseQuiz(JSON.stringify(QUIZ))).toEqual(QUIZ);
  });

  it.each([
    ["nothing", null],
    ["no JSON", "<b>"],
    ["a later version", JSON.stringify({ ...QUIZ, version: 2 })],
    ["no questions", JSON.stringify({ ...QUIZ, questions: [] })],
    ["no title", JSON.stringify({ ...QUIZ, title: undefined })],
    ["an unknown kind", JSON.stringify({ ...QUIZ, questions: [{ ...QUIZ.questions[0], kind: "riddle" }] })],
    ["a question without a right choice", JSON.stringify({ ...QUIZ, questions: [{ ...QUIZ.questions[0], choices: [] }] })],
    ["two questions of one id", JSON.stringify({ ...QUIZ, questions: [QUIZ.questions[0], QUIZ.questions[0]] })],
    ["a question that is none", JSON.stringify({ ...QUIZ, questions: ["?"] })],
  ])("is refused when it holds %s", (_, text) => {
    expect(parseQuiz(text)).toBeUndefined();
  });
});
