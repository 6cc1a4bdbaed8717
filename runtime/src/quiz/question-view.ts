/** One question on the screen: its situation, its prompt as the legend, the choices, and after the check the verdict. */
import type { Choice, Question } from "../contract.ts";
import { blockNodes, inlineNodes, plainText } from "../page/blocks.ts";
import { element, freshId, icon } from "../page/element.ts";
import type { Words } from "../page/words.ts";
import type { Field } from "./kind.ts";
import { kindOf } from "./kinds.ts";
import { isRight } from "./grade.ts";

export interface QuestionProps {
  readonly question: Question;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly checked: boolean;
  readonly number: number;
  readonly total: number;
  readonly last: boolean;
  readonly words: Words;
  readonly onChoose: (chosen: readonly string[]) => void;
  /** The chosen ids once the answer is accepted; undefined when nothing is chosen yet. */
  readonly onCheck: () => readonly string[] | undefined;
  readonly onNext: () => void;
  readonly announce: (sentences: readonly string[]) => void;
}

export interface QuestionView {
  readonly element: HTMLElement;
  focus(): void;
}

export function questionView(props: QuestionProps): QuestionView {
  const { question, words } = props;
  const kind = kindOf(question);
  if (kind === undefined) throw new RangeError(`no question kind is called ${question.kind}`); // parseQuiz lets none by
  const error = element("p", { class: "gw-quiz__error", role: "alert" });
  const onChoose = (chosen: readonly string[]): void => {
    error.replaceChildren();
    props.onChoose(chosen);
  };
  const field = kind.field({ ...props, onChoose });
  const frame = makeFrame(props, field);
  const verdict = element("div", { class: "gw-quiz__verdict" });
  const action = element("button", { type: "submit", class: "gw-button gw-button--primary" });
  const form = element("form", { class: "gw-quiz__form", novalidate: true }, ...frame.parts, error, verdict);
  form.append(element("div", { class: "gw-quiz__actions" }, action));

  let checked = props.checked;
  const label = (): void => {
    action.textContent = words.say(checked ? (props.last ? "quiz.finish" : "quiz.next") : "quiz.check");
  };
  const close = (chosen: readonly string[]): void => {
    checked = true;
    verdict.replaceChildren(...verdictNodes(question, chosen, words));
    label();
  };
  if (checked) close(props.chosen);
  else label();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (checked) return props.onNext();
    const chosen = props.onCheck();
    if (chosen === undefined) return showError(error, words, field);
    field.reveal(chosen);
    close(chosen);
    action.focus();
    props.announce(spokenVerdict(question, chosen, words));
  });
  ignoreHeldKey(form);
  return { element: form, focus: () => frame.fieldset.focus({ preventScroll: true }) };
}

/** The legend takes the paragraphs the prompt opens with; what follows (lists) and the situation describe the group. */
function makeFrame(props: QuestionProps, field: Field): { fieldset: HTMLFieldSetElement; parts: HTMLElement[] } {
  const { question, words, number, total } = props;
  const opening = question.prompt.findIndex((block) => block.kind !== "paragraph");
  const split = opening === -1 ? question.prompt.length : opening;
  const legend = element("legend", { class: "gw-quiz__legend" });
  legend.append(
    element("span", { class: "gw-quiz__number" }, words.say("quiz.question_of", { number, total })),
    ...question.prompt
      .slice(0, split)
      .map((block) => element("span", { class: "gw-quiz__prompt" }, ...inlineNodes(block.children))),
  );
  const rest = element("div", { id: freshId("prompt") }, ...blockNodes(question.prompt.slice(split)));
  const hint = element("p", { class: "gw-quiz__hint", id: freshId("hint") }, field.hint);
  const scenario = scenarioBox(question, words);
  const described = [question.scenario && scenario.id, rest.childElementCount && rest.id, field.hint && hint.id];
  const fieldset = element("fieldset", { class: "gw-quiz__field", tabindex: -1 }, legend);
  fieldset.setAttribute("aria-describedby", described.filter(Boolean).join(" "));
  if (described.every((id) => !id)) fieldset.removeAttribute("aria-describedby");
  if (rest.childElementCount) fieldset.append(rest);
  if (field.hint) fieldset.append(hint);
  fieldset.append(field.element);
  return { fieldset, parts: question.scenario ? [scenario, fieldset] : [fieldset] };
}

function scenarioBox(question: Question, words: Words): HTMLElement {
  const title = element("p", { class: "gw-quiz__situation-title" }, words.say("quiz.situation"));
  const box = element("div", { class: "gw-quiz__situation", id: freshId("situation") }, title);
  box.append(...blockNodes(question.scenario));
  return box;
}

/** What stands under the choices once the answer is checked: right or not, and the explanation. */
export function verdictNodes(question: Question, chosen: readonly string[], words: Words): HTMLElement[] {
  const right = isRight(question, chosen);
  const title = element("p", { class: `gw-verdict gw-verdict--${right ? "right" : "wrong"}` });
  title.append(icon(right ? "check" : "cross"), words.say(right ? "quiz.right" : "quiz.wrong"));
  if (!question.explanation?.length) return [title];
  const box = element("div", { class: "gw-quiz__explanation" });
  box.append(element("p", { class: "gw-quiz__why" }, words.say("quiz.explanation")), ...blockNodes(question.explanation));
  return [title, box];
}

function spokenVerdict(question: Question, chosen: readonly string[], words: Words): string[] {
  const right = isRight(question, chosen);
  const feedback = question.choices
    .filter((choice) => chosen.includes(choice.id))
    .map((choice) => plainText(choice.feedback));
  const verdict = words.say(right ? "quiz.right" : "quiz.wrong");
  return [verdict, ...feedback, plainText(question.explanation)].filter((part) => part !== "");
}

function showError(error: HTMLElement, words: Words, field: Field): void {
  error.replaceChildren(icon("cross"), words.say("quiz.choose_first"));
  field.focus();
}

/** A key held down must not check an answer and then skip past what is said about it. */
function ignoreHeldKey(form: HTMLElement): void {
  form.addEventListener("keydown", (event) => {
    if (event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
  });
}
