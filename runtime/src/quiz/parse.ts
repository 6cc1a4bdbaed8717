/** The quiz that a page carries, read with care: a value that this script can ask in full, or nothing. */
import type { Quiz } from "../contract.ts";
import { isRecord, parseRecord } from "../page/storage.ts";
import { kindOf } from "./kinds.ts";

export function parseQuiz(text: string | null): Quiz | undefined {
  const value = parseRecord(text);
  if (value?.["version"] !== 1 || typeof value["id"] !== "string" || typeof value["title"] !== "string") {
    return undefined;
  }
  const questions = value["questions"];
  if (typeof value["pass_mark"] !== "number" || !Array.isArray(questions) || questions.length === 0) return undefined;
  const ids = new Set(questions.map((question: unknown) => (isRecord(question) ? question["id"] : undefined)));
  if (ids.size !== questions.length || !questions.every(isQuestion)) return undefined;
  return value as unknown as Quiz;
}

function isQuestion(value: unknown): boolean {
  if (!isRecord(value) || typeof value["id"] !== "string" || typeof value["kind"] !== "string") return false;
  const { choices, prompt } = value;
  if (!Array.isArray(prompt) || !Array.isArray(choices) || !choices.every(isChoice)) return false;
  const question = value as unknown as Quiz["questions"][number];
  return kindOf(question)?.accepts(question) ?? false;
}

const isChoice = (value: unknown): boolean =>
  isRecord(value) && typeof value["id"] === "string" && Array.isArray(value["text"]);
