/** Scenario: a situation, then what to do; checkboxes when the right answer is several actions together. */
import { choiceField } from "../choice-field.ts";
import { exactlyRight, rightChoices } from "../choices.ts";
import type { Kind } from "../kind.ts";

export const scenario: Kind = {
  name: "scenario",
  shuffles: true,
  accepts: (question) => question.choices.length > 1 && rightChoices(question).length > 0,
  grade: exactlyRight,
  field: (view) => {
    const several = rightChoices(view.question).length > 1;
    return choiceField(view, { input: several ? "checkbox" : "radio", layout: "stack" });
  },
};
