/** Multiple choice: one or more right choices, by checkboxes; right only when exactly the right set is chosen. */
import { choiceField } from "../choice-field.ts";
import { exactlyRight, rightChoices } from "../choices.ts";
import type { Kind } from "../kind.ts";

export const multiple: Kind = {
  name: "multiple",
  shuffles: true,
  accepts: (question) => question.choices.length > 1 && rightChoices(question).length > 0,
  grade: exactlyRight,
  field: (view) => choiceField(view, { input: "checkbox", layout: "stack" }),
};
