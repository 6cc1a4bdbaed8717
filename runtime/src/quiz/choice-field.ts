/** Choices as native radio buttons or checkboxes; once checked, each says what it was and why. */
import type { Choice } from "../contract.ts";
import { blockNodes, inlineNodes } from "../page/blocks.ts";
import { element, freshId, icon } from "../page/element.ts";
import type { Field, FieldView } from "./kind.ts";

export interface ChoiceLook {
  readonly input: "radio" | "checkbox";
  readonly layout: "stack" | "row";
}

interface Row {
  readonly choice: Choice;
  readonly input: HTMLInputElement;
  readonly label: HTMLLabelElement;
  readonly element: HTMLElement;
}

export function choiceField(view: FieldView, look: ChoiceLook): Field {
  const name = freshId("choice");
  const rows = view.choices.map((choice) => makeRow(choice, name, look, view.chosen.includes(choice.id)));
  const list = element("div", { class: `gw-choices gw-choices--${look.layout}` }, ...rows.map((row) => row.element));
  list.addEventListener("change", () => view.onChoose(chosenIn(rows)));
  const field: Field = {
    element: list,
    ...(look.input === "checkbox" && { hint: view.words.say("quiz.choose_all") }),
    focus: () => (rows.find((row) => row.input.checked) ?? rows[0])?.input.focus(),
    reveal: (chosen) => {
      for (const row of rows) revealRow(row, chosen.includes(row.choice.id), view);
    },
  };
  if (view.checked) field.reveal(view.chosen);
  return field;
}

const chosenIn = (rows: readonly Row[]): string[] =>
  rows.filter((row) => row.input.checked).map((row) => row.choice.id);

function makeRow(choice: Choice, name: string, look: ChoiceLook, checked: boolean): Row {
  const input = element("input", { type: look.input, name, value: choice.id, class: "gw-choice__input" });
  input.checked = checked;
  const text = element("span", { class: "gw-choice__text" }, ...inlineNodes(choice.text));
  const label = element("label", { class: "gw-choice__label" }, input, text);
  return { choice, input, label, element: element("div", { class: "gw-choice" }, label) };
}

/** Says in words, a colour and an icon what this choice was; feedback stands under the choices that matter. */
function revealRow(row: Row, chosen: boolean, { words }: FieldView): void {
  const { choice, input } = row;
  input.disabled = true;
  if (!chosen && !choice.correct) return;
  const outcome = choice.correct ? (chosen ? "right" : "missed") : "wrong";
  const says = {
    right: words.say("quiz.your_answer"),
    wrong: words.say("quiz.your_answer"),
    missed: words.say("quiz.right_answer"),
  }[outcome];
  row.element.classList.add(`gw-choice--${outcome}`);
  row.label.append(element("span", { class: "gw-choice__mark" }, icon(choice.correct ? "check" : "cross"), says));
  if (!choice.feedback?.length) return;
  const feedback = element("div", { class: "gw-choice__feedback", id: freshId("feedback") });
  feedback.append(...blockNodes(choice.feedback));
  input.setAttribute("aria-describedby", feedback.id);
  row.element.append(feedback);
}
