/** The end of an attempt: passed or not, the score, what to review, and the ways to try again. */
import type { Question, Quiz } from "../contract.ts";
import { blockNodes, inlineNodes } from "../page/blocks.ts";
import { button, element, freshId, icon } from "../page/element.ts";
import type { Words } from "../page/words.ts";
import { answerTo } from "./answers.ts";
import type { Attempt, Scope } from "./attempt.ts";
import { gradeQuiz, isRight, type Result } from "./grade.ts";

export interface ResultProps {
  readonly quiz: Quiz;
  readonly attempt: Attempt;
  readonly words: Words;
  readonly onRetake: (scope: Scope) => void;
}

export interface ResultView {
  readonly element: HTMLElement;
  focus(): void;
}

export function resultView({ quiz, attempt, words, onRetake }: ResultProps): ResultView {
  const result = gradeQuiz(quiz, attempt.answers);
  const title = element("p", { class: "gw-result__title", id: freshId("result") });
  title.append(icon(result.passed ? "check" : "cross"), words.say(result.passed ? "quiz.passed" : "quiz.failed"));
  const score = scoreBox(quiz, attempt, result, words);
  const head = element("div", { class: "gw-result__head", role: "group", tabindex: -1 }, title, score);
  head.setAttribute("aria-labelledby", `${title.id} ${score.id}`);
  const box = element("div", { class: `gw-result gw-result--${result.passed ? "passed" : "failed"}` }, head);
  box.append(reviewList(quiz, attempt, result, words), retakes(result, words, onRetake));
  return { element: box, focus: () => head.focus({ preventScroll: true }) };
}

function scoreBox(quiz: Quiz, attempt: Attempt, result: Result, words: Words): HTMLElement {
  const percent = words.percent(quiz.pass_mark);
  const facts = [
    words.say("quiz.score", { right: result.right, total: result.total }),
    words.say("quiz.pass_mark", { percent }),
    ...(attempt.number > 1 ? [words.say("quiz.attempt", { number: attempt.number })] : []),
  ];
  return element(
    "div",
    { class: "gw-result__score", id: freshId("score") },
    element("span", { class: "gw-result__percent" }, words.percent(result.percent)),
    element("ul", { class: "gw-result__facts" }, ...facts.map((fact) => element("li", {}, fact))),
  );
}

/** All questions, the wrong ones open: what was answered, what is right, and why. */
function reviewList(quiz: Quiz, attempt: Attempt, result: Result, words: Words): HTMLElement {
  const count = result.wrong.length;
  const title = count === 0 ? words.say("quiz.all_right") : words.say("quiz.review", { count });
  const list = element("ol", { class: "gw-review" });
  for (const question of quiz.questions) {
    list.append(element("li", {}, reviewItem(question, answerTo(attempt.answers, question.id), words)));
  }
  return element("div", { class: "gw-result__review" }, element("p", { class: "gw-result__subtitle" }, title), list);
}

function reviewItem(question: Question, chosen: readonly string[], words: Words): HTMLElement {
  const right = isRight(question, chosen);
  const prompt = question.prompt.find((block) => block.kind === "paragraph");
  const summary = element("summary", { class: "gw-review__question" }, icon(right ? "check" : "cross"));
  summary.append(
    element("span", { class: "gw-hidden" }, `${words.say(right ? "quiz.right" : "quiz.wrong")}: `),
    element("span", {}, ...inlineNodes(prompt?.children)),
  );
  const details = element("details", { class: `gw-review__item gw-review__item--${right ? "right" : "wrong"}` });
  details.open = !right;
  details.append(summary, ...answers(question, chosen, right, words), ...blockNodes(question.explanation));
  return details;
}

function answers(question: Question, chosen: readonly string[], right: boolean, words: Words): HTMLElement[] {
  const named = (label: string, look: string, wanted: (id: string, correct: boolean) => boolean): HTMLElement => {
    const choices = question.choices.filter((choice) => wanted(choice.id, choice.correct));
    const texts = choices.map((choice) => element("span", { class: "gw-review__choice" }, ...inlineNodes(choice.text)));
    return element("p", { class: `gw-review__answer gw-review__answer--${look}` }, element("strong", {}, label), ...texts);
  };
  const yours = named(words.say("quiz.your_answer"), right ? "right" : "wrong", (id) => chosen.includes(id));
  if (right) return [yours];
  return [yours, named(words.say("quiz.right_answer"), "right", (_, correct) => correct)];
}

function retakes(result: Result, words: Words, onRetake: (scope: Scope) => void): HTMLElement {
  const count = result.wrong.length;
  const all = button(words.say("quiz.retake_all"), count === 0 ? "" : "gw-button--quiet", () => onRetake("all"));
  if (count === 0 || count === result.total) return element("div", { class: "gw-quiz__actions" }, all);
  const wrong = words.say("quiz.retake_wrong", { count });
  const again = button(wrong, "gw-button--primary", () => onRetake("wrong"));
  return element("div", { class: "gw-quiz__actions" }, again, all);
}
