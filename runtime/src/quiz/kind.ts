/** What a question kind is: how it is checked, graded and asked. One file per kind under kinds/, listed in kinds.ts. */
import type { Choice, Question } from "../contract.ts";
import type { Words } from "../page/words.ts";

export interface FieldView {
  readonly question: Question;
  /** The choices in the order of this attempt. */
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  /** The answer has been checked already: show it, take no more input. */
  readonly checked: boolean;
  readonly words: Words;
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** The part of a question that takes the answer. */
export interface Field {
  readonly element: HTMLElement;
  /** A sentence for all who answer, such as "Choose all that apply". */
  readonly hint?: string;
  /** Moves the focus to where the answer is given. */
  focus(): void;
  /** Shows what was right and closes the field. */
  reveal(chosen: readonly string[]): void;
}

export interface Kind {
  readonly name: Question["kind"];
  /** False when choices must stay in the order of the author. */
  readonly shuffles: boolean;
  /** True when the question can be asked and answered rightly. */
  accepts(question: Question): boolean;
  grade(question: Question, chosen: readonly string[]): boolean;
  field(view: FieldView): Field;
}
