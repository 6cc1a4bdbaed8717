/** True or false: two choices side by side, always in the author's order. */
import { choiceField } from "../choice-field.ts";
import { exactlyRight, rightChoices } from "../choices.ts";
import type { Kind } from "../kind.ts";

export const trueFalse: Kind = {
  name: "true-false",
  shuffles: false,
  accepts: (question) => question.choices.length === 2 && rightChoices(question).length === 1,
  grade: exactlyRight,
  field: (view) => choiceField(view, { input: "radio", layout: "row" }),
};
