/** Grading. There is no partial score: a question is right when exactly the right set of choices is chosen, so a
 *  multiple-choice answer that misses one right choice, or adds one wrong choice, is wrong. */
import type { Question, Quiz } from "../contract.ts";
import { answerTo, type Answers } from "./answers.ts";
import { kindOf } from "./kinds.ts";

export interface Result {
  readonly right: number;
  readonly total: number;
  /** Whole percent, rounded down, so that a score that is shown as the pass mark is always a pass. */
  readonly percent: number;
  readonly passed: boolean;
  /** Ids of the questions to review, in the order of the quiz. */
  readonly wrong: readonly string[];
}

export function isRight(question: Question, chosen: readonly string[]): boolean {
  return kindOf(question)?.grade(question, chosen) ?? false;
}

export function gradeQuiz(quiz: Quiz, answers: Answers): Result {
  const wrong = quiz.questions.filter((question) => !isRight(question, answerTo(answers, question.id)));
  const total = quiz.questions.length;
  const right = total - wrong.length;
  return {
    right,
    total,
    percent: total === 0 ? 0 : Math.floor((right * 100) / total),
    passed: total > 0 && right * 100 >= quiz.pass_mark * total,
    wrong: wrong.map((question) => question.id),
  };
}
