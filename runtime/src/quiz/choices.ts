/** Sets of choices: the one rule of grading that all kinds of choice questions share. */
import type { Question } from "../contract.ts";

export function rightChoices(question: Question): string[] {
  return question.choices.filter((choice) => choice.correct).map((choice) => choice.id);
}

/** True when exactly the right set is chosen, in whatever order. */
export function exactlyRight(question: Question, chosen: readonly string[]): boolean {
  const right = new Set(rightChoices(question));
  const given = new Set(chosen);
  return right.size === given.size && [...right].every((id) => given.has(id));
}
