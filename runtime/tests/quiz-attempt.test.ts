import { describe, expect, it } from "vitest";

import type { Quiz } from "../src/contract.ts";
import { advance, type Attempt, begin, check, choose, current, fingerprint, isOver, ordered, retake } from "../src/quiz/attempt.ts";
import { hash, shuffled } from "../src/quiz/hash.ts";
import { ALL_RIGHT, QUIZ, SINGLE, TRUE_FALSE } from "./quiz-samples.ts";

function answered(attempt: Attempt, answers: Readonly<Record<string, readonly string[]>>): Attempt {
  return attempt.asked.reduce((now, id) => advance(check(choose(now, id, answers[id] ?? []), id)), attempt);
}

const ids = (choices: readonly { id: string }[]): string[] => choices.map((choice) => choice.id);

describe("an attempt", () => {
  it("asks every question in order and is over after the last", () => {
    let attempt = begin(QUIZ, 7);
    for (const question of QUIZ.questions) {
      expect(current(QUIZ, attempt)?.id).toBe(question.id);
      attempt = advance(check(choose(attempt, question.id, ["x"]), question.id));
    }
    expect(isOver(attempt)).toBe(true);
    expect(current(QUIZ, attempt)).toBeUndefined();
    expect(advance(attempt)).toBe(attempt);
  });

  it("does not go on before the answer is checked, and checks no empty answer", () => {
    const fresh = begin(QUIZ, 7);
    expect(advance(fresh)).toBe(fresh);
    expect(check(fresh, "limit")).toBe(fresh);
    const chosen = choose(fresh, "limit", ["manager"]);
    expect(chosen.started).toBe(true);
    expect(advance(chosen)).toBe(chosen);
    expect(check(choose(chosen, "limit", []), "limit").checked).toEqual([]);
  });

  it("keeps an answer once it is checked", () => {
    const checked = check(choose(begin(QUIZ, 7), "limit", ["manager"]), "limit");
    expect(choose(checked, "limit", ["director"])).toBe(checked);
    expect(check(checked, "limit")).toBe(checked);
  });
});

describe("a retake", () => {
  const last = answered(begin(QUIZ, 7), { ...ALL_RIGHT, limit: ["manager"], stuck: ["wait"] });

  it("of everything begins anew, as the next attempt", () => {
    expect(retake(QUIZ, last, "all", 9)).toEqual(begin(QUIZ, 9, 2));
  });

  it("of the wrong questions asks those alone and keeps the right answers", () => {
    const again = retake(QUIZ, last, "wrong", 9);
    expect(again).toMatchObject({ number: 2, scope: "wrong", asked: ["limit", "stuck"], place: 0, started: false });
    expect(again.answers).toEqual({ parts: ALL_RIGHT.parts, draft: ALL_RIGHT.draft });
    expect(isOver(answered(again, ALL_RIGHT))).toBe(true);
  });

  it("of the wrong questions where none is wrong is one of everything", () => {
    expect(retake(QUIZ, answered(begin(QUIZ, 7), ALL_RIGHT), "wrong", 9).scope).toBe("all");
  });
});

describe("the order of choices", () => {
  it("is the same for the same attempt and question, and a permutation", () => {
    const attempt = begin(QUIZ, 42);
    const order = ids(ordered(QUIZ, attempt, SINGLE, false));
    expect(ids(ordered(QUIZ, attempt, SINGLE, false))).toEqual(order);
    expect([...order].sort()).toEqual(ids(SINGLE.choices).sort());
  });

  it("differs between attempts", () => {
    const orders = Array.from({ length: 40 }, (_, seed) => ids(ordered(QUIZ, begin(QUIZ, seed), SINGLE, false)).join());
    expect(new Set(orders).size).toBe(6);
  });

  it("is the author's where the kind or the quiz wants it so", () => {
    expect(ordered(QUIZ, begin(QUIZ, 3), TRUE_FALSE, true)).toBe(TRUE_FALSE.choices);
    expect(ordered({ ...QUIZ, shuffle: false }, begin(QUIZ, 3), SINGLE, false)).toBe(SINGLE.choices);
  });

  it("puts every item in every place about as often", () => {
    const firsts = Array.from({ length: 3000 }, (_, seed) => shuffled(["a", "b", "c"], hash(`${seed}/q`))[0]);
    for (const one of ["a", "b", "c"]) {
      expect(firsts.filter((first) => first === one).length).toBeGreaterThan(900);
    }
  });
});

describe("the fingerprint", () => {
  it("stays when words change, and changes with what is asked or how it is graded", () => {
    const words: Quiz = { ...QUIZ, title: "認可", language: "ja", questions: QUIZ.questions.map((one) => ({ ...one, prompt: [] })) };
    expect(fingerprint(words)).toBe(fingerprint(QUIZ));
    const key = SINGLE.choices.map((one) => ({ ...one, correct: one.id === "manager" }));
    const changed: Quiz[] = [
      { ...QUIZ, pass_mark: 80 },
      { ...QUIZ, questions: QUIZ.questions.slice(1) },
      { ...QUIZ, questions: [{ ...SINGLE, choices: key }, ...QUIZ.questions.slice(1)] },
    ];
    for (const quiz of changed) expect(fingerprint(quiz)).not.toBe(fingerprint(QUIZ));
  });
});
