/** Single choice: one right choice among several, by radio buttons. */
import { choiceField } from "../choice-field.ts";
import { exactlyRight, rightChoices } from "../choices.ts";
import type { Kind } from "../kind.ts";

export const single: Kind = {
  name: "single",
  shuffles: true,
  accepts: (question) => question.choices.length > 1 && rightChoices(question).length === 1,
  grade: exactlyRight,
  field: (view) => choiceField(view, { input: "radio", layout: "stack" }),
};
