/** One attempt at a quiz as a plain value, and the steps that lead from one value to the next. Pure. */
import type { Question, Quiz } from "../contract.ts";
import { answerTo, type Answers } from "./answers.ts";
import { gradeQuiz } from "./grade.ts";
import { hash, shuffled } from "./hash.ts";

export type Scope = "all" | "wrong";

export interface Attempt {
  readonly version: 1;
  /** Digest of what matters for grading; when the quiz changes, a stored attempt no longer fits it. */
  readonly fingerprint: number;
  readonly number: number;
  readonly seed: number;
  readonly scope: Scope;
  /** Ids of the questions asked in this attempt, in order. */
  readonly asked: readonly string[];
  /** Place in `asked`; its length when the result is shown. */
  readonly place: number;
  readonly started: boolean;
  readonly answers: Answers;
  readonly checked: readonly string[];
}

/** Words may be corrected or translated without disturbing an attempt: only ids, kinds, keys and the pass mark count. */
export function fingerprint(quiz: Quiz): number {
  const questions = quiz.questions.map((question) => [
    question.id,
    question.kind,
    question.choices.map((choice) => [choice.id, choice.correct]),
  ]);
  return hash(JSON.stringify([quiz.id, quiz.pass_mark, questions]));
}

export function begin(quiz: Quiz, seed: number, number = 1): Attempt {
  return {
    version: 1,
    fingerprint: fingerprint(quiz),
    number,
    seed: seed >>> 0,
    scope: "all",
    asked: quiz.questions.map((question) => question.id),
    place: 0,
    started: false,
    answers: {},
    checked: [],
  };
}

/** The next attempt: everything again, or the wrong questions only, keeping the answers that were right. */
export function retake(quiz: Quiz, last: Attempt, scope: Scope, seed: number): Attempt {
  const fresh = begin(quiz, seed, last.number + 1);
  const { wrong } = gradeQuiz(quiz, last.answers);
  if (scope === "all" || wrong.length === 0) return fresh;
  const kept = Object.entries(last.answers).filter(([id]) => !wrong.includes(id));
  return {
    ...fresh,
    scope: "wrong",
    asked: wrong,
    answers: Object.fromEntries(kept),
    checked: kept.map(([id]) => id),
  };
}

export function current(quiz: Quiz, attempt: Attempt): Question | undefined {
  const id = attempt.asked[attempt.place];
  return quiz.questions.find((question) => question.id === id);
}

export const isChecked = (attempt: Attempt, id: string): boolean => attempt.checked.includes(id);

export function choose(attempt: Attempt, id: string, chosen: readonly string[]): Attempt {
  if (isChecked(attempt, id)) return attempt;
  return { ...attempt, started: true, answers: { ...attempt.answers, [id]: [...chosen] } };
}

export function check(attempt: Attempt, id: string): Attempt {
  if (answerTo(attempt.answers, id).length === 0 || isChecked(attempt, id)) return attempt;
  return { ...attempt, started: true, checked: [...attempt.checked, id] };
}

export function advance(attempt: Attempt): Attempt {
  const id = attempt.asked[attempt.place];
  if (id === undefined || !isChecked(attempt, id)) return attempt;
  return { ...attempt, place: attempt.place + 1 };
}

export const isOver = (attempt: Attempt): boolean => attempt.place >= attempt.asked.length;

/** The question's choices in the order of this attempt; the same attempt always gives the same order. */
export function ordered(quiz: Quiz, attempt: Attempt, question: Question, fixed: boolean): Question["choices"] {
  if (!quiz.shuffle || fixed) return question.choices;
  return shuffled(question.choices, hash(`${attempt.seed}/${question.id}`));
}
