/** A quiz with one question of each kind, for the tests of the quiz. */
import type { Block, Choice, Question, Quiz } from "../src/contract.ts";

export const paragraph = (text: string): Block => ({ kind: "paragraph", children: [{ kind: "text", text }] });

const choice = (id: string, correct: boolean): Choice => ({ id, correct, text: [{ kind: "text", text: `Choice ${id}` }] });

export const SINGLE: Question = {
  id: "limit",
  kind: "single",
  prompt: [paragraph("Who approves an invoice over the limit?")],
  choices: [choice("manager", false), choice("director", true), choice("nobody", false)],
  explanation: [paragraph("Directors decide above the limit.")],
  covers: [],
};

export const MULTIPLE: Question = {
  id: "parts",
  kind: "multiple",
  prompt: [paragraph("What does a workflow need?")],
  choices: [choice("trigger", true), choice("colour", false), choice("route", true), choice("name", true)],
  covers: [],
};

export const TRUE_FALSE: Question = {
  id: "draft",
  kind: "true-false",
  prompt: [paragraph("A draft routes invoices.")],
  choices: [choice("true", false), choice("false", true)],
  covers: [],
};

export const SCENARIO: Question = {
  id: "stuck",
  kind: "scenario",
  scenario: [paragraph("An invoice has waited for three days.")],
  prompt: [paragraph("What do you do?")],
  choices: [choice("wait", false), choice("escalate", true), choice("delete", false)],
  covers: [],
};

export const QUIZ: Quiz = {
  version: 1,
  id: "approvals",
  language: "en",
  title: "Approvals",
  pass_mark: 75,
  shuffle: true,
  questions: [SINGLE, MULTIPLE, TRUE_FALSE, SCENARIO],
};

export const ALL_RIGHT = {
  limit: ["director"],
  parts: ["name", "trigger", "route"],
  draft: ["false"],
  stuck: ["escalate"],
} as const;
