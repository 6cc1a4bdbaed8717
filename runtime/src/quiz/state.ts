/** An attempt kept between visits: text out, checked value in. Whatever is in storage, restoring never throws. */
import type { Quiz } from "../contract.ts";
import { parseRecord, isRecord } from "../page/storage.ts";
import { answerTo, type Answers } from "./answers.ts";
import { type Attempt, fingerprint } from "./attempt.ts";

export const quizKey = (id: string): string => `guidewright:quiz:${id}`;

export type Restored =
  | { readonly outcome: "none" | "changed" | "corrupt" }
  | { readonly outcome: "restored"; readonly attempt: Attempt };

export const encode = (attempt: Attempt): string => JSON.stringify(attempt);

export function restore(text: string | null, quiz: Quiz): Restored {
  if (text === null) return { outcome: "none" };
  const value = parseRecord(text);
  if (value?.["version"] !== 1) return { outcome: "corrupt" };
  if (value["fingerprint"] !== fingerprint(quiz)) return { outcome: "changed" };
  const attempt = decode(value, quiz);
  return attempt === undefined ? { outcome: "corrupt" } : { outcome: "restored", attempt };
}

function decode(value: Readonly<Record<string, unknown>>, quiz: Quiz): Attempt | undefined {
  const { number, seed, scope, asked, place, started, checked } = value;
  const known = new Set(quiz.questions.map((question) => question.id));
  const ofQuiz = (ids: unknown): ids is string[] => isTexts(ids) && ids.every((id) => known.has(id));
  if (!isCount(number) || number < 1 || !isCount(seed) || !isCount(place)) return undefined;
  if (scope !== "all" && scope !== "wrong") return undefined;
  if (!ofQuiz(asked) || asked.length === 0 || place > asked.length || !ofQuiz(checked)) return undefined;
  const answers = decodeAnswers(value["answers"], quiz);
  if (answers === undefined || checked.some((id) => answerTo(answers, id).length === 0)) return undefined;
  if (asked.slice(0, place).some((id) => !checked.includes(id))) return undefined;
  return {
    version: 1,
    fingerprint: fingerprint(quiz),
    number,
    seed,
    scope,
    asked,
    place,
    started: started === true,
    answers,
    checked,
  };
}

function decodeAnswers(value: unknown, quiz: Quiz): Answers | undefined {
  if (!isRecord(value)) return undefined;
  const answers: Record<string, string[]> = {};
  for (const question of quiz.questions) {
    if (!Object.hasOwn(value, question.id)) continue;
    const chosen = value[question.id];
    const known = question.choices.map((choice) => choice.id);
    if (!isTexts(chosen) || chosen.some((id) => !known.includes(id))) return undefined;
    answers[question.id] = chosen;
  }
  return answers;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");
