import { describe, expect, it } from "vitest";

import type { Question, Quiz } from "../src/contract.ts";
import { gradeQuiz, isRight } from "../src/quiz/grade.ts";
import { kindOf, KINDS } from "../src/quiz/kinds.ts";
import { ALL_RIGHT, MULTIPLE, QUIZ, SCENARIO, SINGLE, TRUE_FALSE } from "./quiz-samples.ts";

describe("a question", () => {
  it.each([
    [SINGLE, ["director"], true],
    [SINGLE, ["manager"], false],
    [SINGLE, [], false],
    [TRUE_FALSE, ["false"], true],
    [TRUE_FALSE, ["true"], false],
    [SCENARIO, ["escalate"], true],
    [SCENARIO, ["escalate", "delete"], false],
  ] as [Question, string[], boolean][])("%o answered by %j is right: %j", (question, chosen, right) => {
    expect(isRight(question, chosen)).toBe(right);
  });

  it("of several right choices is right only for exactly the right set, in whatever order", () => {
    expect(isRight(MULTIPLE, ["name", "route", "trigger"])).toBe(true);
    expect(isRight(MULTIPLE, ["name", "route"])).toBe(false);
    expect(isRight(MULTIPLE, ["name", "route", "trigger", "colour"])).toBe(false);
    expect(isRight(MULTIPLE, ["name", "route", "trigger", "trigger"])).toBe(true);
  });

  it("of a kind nobody knows is never right", () => {
    expect(isRight({ ...SINGLE, kind: "riddle" as Question["kind"] }, ["director"])).toBe(false);
  });
});

describe("a quiz", () => {
  it("counts right answers and names the wrong ones in the order of the quiz", () => {
    const result = gradeQuiz(QUIZ, { ...ALL_RIGHT, stuck: ["wait"], limit: [] });
    expect(result).toEqual({ right: 2, total: 4, percent: 50, passed: false, wrong: ["limit", "stuck"] });
  });

  it("is passed at its pass mark and not below", () => {
    const answers = { ...ALL_RIGHT, stuck: ["wait"] };
    expect(gradeQuiz(QUIZ, answers)).toMatchObject({ percent: 75, passed: true });
    expect(gradeQuiz({ ...QUIZ, pass_mark: 76 }, answers)).toMatchObject({ percent: 75, passed: false });
  });

  it("never shows the pass mark as the score of a failure", () => {
    const three: Quiz = { ...QUIZ, pass_mark: 67, questions: [SINGLE, TRUE_FALSE, SCENARIO] };
    expect(gradeQuiz(three, { ...ALL_RIGHT, stuck: ["wait"] })).toMatchObject({ percent: 66, passed: false });
  });

  it("takes an answer for what it is when a question is called like a property of every object", () => {
    const odd: Quiz = { ...QUIZ, questions: [{ ...SINGLE, id: "constructor" }] };
    expect(gradeQuiz(odd, {})).toMatchObject({ right: 0, wrong: ["constructor"] });
  });

  it("without questions is not passed", () => {
    expect(gradeQuiz({ ...QUIZ, questions: [] }, {})).toMatchObject({ percent: 0, passed: false });
  });
});

describe("the kinds", () => {
  it("each have a name of their own", () => {
    expect(new Set(KINDS.map((kind) => kind.name)).size).toBe(KINDS.length);
  });

  it("accept only what can be answered rightly", () => {
    const none = SINGLE.choices.map((one) => ({ ...one, correct: false }));
    for (const kind of KINDS) expect(kind.accepts({ ...SINGLE, choices: none })).toBe(false);
    expect(kindOf(SINGLE)?.accepts({ ...SINGLE, choices: MULTIPLE.choices })).toBe(false);
    expect(kindOf(TRUE_FALSE)?.accepts({ ...TRUE_FALSE, choices: SINGLE.choices })).toBe(false);
    for (const question of QUIZ.questions) expect(kindOf(question)?.accepts(question)).toBe(true);
  });
});
