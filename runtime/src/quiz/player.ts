/** The quiz player: takes the place of a page's static list of questions and gives it back when unmounted. */
import type { Question, Quiz } from "../contract.ts";
import { announcer, element, freshId } from "../page/element.ts";
import type { Emit } from "../page/events.ts";
import type { Store } from "../page/storage.ts";
import type { Words } from "../page/words.ts";
import { answerTo } from "./answers.ts";
import {
  advance,
  type Attempt,
  begin,
  check,
  choose,
  current,
  isChecked,
  isOver,
  ordered,
  retake,
  type Scope,
} from "./attempt.ts";
import { gradeQuiz, isRight } from "./grade.ts";
import { kindOf } from "./kinds.ts";
import { parseQuiz } from "./parse.ts";
import { questionView } from "./question-view.ts";
import { resultView } from "./result-view.ts";
import { encode, quizKey, restore } from "./state.ts";

export interface QuizHost {
  readonly words: Words;
  readonly store: Store;
  readonly emit: Emit;
  /** A new seed for the order of the choices, once per attempt. */
  readonly seed: () => number;
  readonly onPassed: (quiz: string) => void;
}

/** Mounts the quiz that `place` carries as JSON; returns what unmounts it. */
export function mountQuiz(place: HTMLElement, host: QuizHost): () => void {
  const before = [...place.childNodes];
  // Any inline script: a theme that swaps pages in place drops the script's type on the way.
  const quiz = parseQuiz(place.querySelector("script:not([src])")?.textContent ?? null);
  if (quiz === undefined) {
    place.prepend(element("p", { class: "gw-note", role: "status" }, host.words.say("quiz.broken")));
  } else {
    place.replaceChildren(new Player(quiz, host).element);
    place.classList.add("gw-quiz--playing");
  }
  return () => {
    place.replaceChildren(...before);
    place.classList.remove("gw-quiz--playing");
  };
}

class Player {
  readonly element: HTMLElement;
  readonly #quiz: Quiz;
  readonly #host: QuizHost;
  readonly #stage = element("div", { class: "gw-quiz__stage" });
  readonly #bar = element("progress", { class: "gw-bar", max: 1, value: 0 });
  readonly #announcer = announcer();
  #attempt: Attempt;

  constructor(quiz: Quiz, host: QuizHost) {
    this.#quiz = quiz;
    this.#host = host;
    const restored = restore(host.store.read(quizKey(quiz.id)), quiz);
    this.#attempt = restored.outcome === "restored" ? restored.attempt : begin(quiz, host.seed());
    this.#bar.setAttribute("aria-label", host.words.say("quiz.progress"));
    const title = element("p", { class: "gw-quiz__title", id: freshId("quiz") }, quiz.title);
    const head = element("div", { class: "gw-quiz__head" }, title, this.#bar);
    this.element = element("section", { class: "gw-quiz__player", "aria-labelledby": title.id });
    this.element.append(head);
    if (restored.outcome === "changed") {
      this.element.append(element("p", { class: "gw-note" }, host.words.say("quiz.changed")));
    }
    this.element.append(this.#stage, this.#announcer.element);
    this.#render();
  }

  #keep(attempt: Attempt): void {
    this.#attempt = attempt;
    this.#host.store.write(quizKey(this.#quiz.id), encode(attempt));
  }

  /** Draws the current question or the result, and gives back what moves the focus to it. */
  #render(): () => void {
    const question = current(this.#quiz, this.#attempt);
    const view = question === undefined ? this.#resultView() : this.#questionView(question);
    this.#stage.replaceChildren(view.element);
    this.#showProgress();
    return () => {
      view.focus();
      const { top } = this.element.getBoundingClientRect();
      if (top < 0 || top > window.innerHeight / 2) this.element.scrollIntoView({ block: "start" });
    };
  }

  #showProgress(): void {
    const { asked, place, checked } = this.#attempt;
    const here = asked[place];
    this.#bar.max = asked.length;
    this.#bar.value = place + (here !== undefined && checked.includes(here) ? 1 : 0);
  }

  #questionView(question: Question): ReturnType<typeof questionView> {
    const { asked, place } = this.#attempt;
    return questionView({
      question,
      choices: ordered(this.#quiz, this.#attempt, question, !kindOf(question)?.shuffles),
      chosen: answerTo(this.#attempt.answers, question.id),
      checked: isChecked(this.#attempt, question.id),
      number: place + 1,
      total: asked.length,
      last: place + 1 === asked.length,
      words: this.#host.words,
      onChoose: (chosen) => this.#choose(question, chosen),
      onCheck: () => this.#check(question),
      onNext: () => this.#next(),
      announce: this.#announcer.say,
    });
  }

  #resultView(): ReturnType<typeof resultView> {
    return resultView({
      quiz: this.#quiz,
      attempt: this.#attempt,
      words: this.#host.words,
      onRetake: (scope) => this.#retake(scope),
    });
  }

  #choose(question: Question, chosen: readonly string[]): void {
    const first = !this.#attempt.started;
    this.#keep(choose(this.#attempt, question.id, chosen));
    if (first) this.#emit("quiz-started", { questions: this.#attempt.asked.length });
  }

  #check(question: Question): readonly string[] | undefined {
    const chosen = answerTo(this.#attempt.answers, question.id);
    if (chosen.length === 0) return undefined;
    this.#keep(check(this.#attempt, question.id));
    this.#showProgress();
    this.#emit("question-answered", { question: question.id, chosen, correct: isRight(question, chosen) });
    return chosen;
  }

  #next(): void {
    this.#keep(advance(this.#attempt));
    this.#render()();
    if (isOver(this.#attempt)) this.#finish();
  }

  #finish(): void {
    const result = gradeQuiz(this.#quiz, this.#attempt.answers);
    this.#emit("quiz-completed", { ...result, pass_mark: this.#quiz.pass_mark });
    if (result.passed) this.#host.onPassed(this.#quiz.id);
  }

  #retake(scope: Scope): void {
    this.#keep(retake(this.#quiz, this.#attempt, scope, this.#host.seed()));
    this.#render()();
  }

  #emit(type: "quiz-started" | "question-answered" | "quiz-completed", detail: Readonly<Record<string, unknown>>): void {
    const { number, scope } = this.#attempt;
    this.#host.emit(type, { quiz: this.#quiz.id, attempt: number, scope, ...detail });
  }
}
