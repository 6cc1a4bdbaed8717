// Generated from generator/guidewright/render/contract.py by `guidewright schema --typescript`.
// Optional properties are absent, never null.

export type Scalar = string | number | boolean;

/** What takes the reader to the next step. The parts besides `on` are those of a condition: `appear` has a `target`, `disappear` what is `gone`. */
export interface Advance {
  on: "next" | "click" | "input" | "event" | "route" | "appear" | "disappear";
  event?: string;
  where?: Record<string, Scalar>;
  url?: string;
  target?: Rung[];
  gone?: Rung[];
  value?: string;
}

/** A paragraph with `children`, or a list with `items`. */
export interface Block {
  kind: "paragraph" | "bullets" | "numbers";
  children?: Inline[];
  items?: Inline[][];
}

/** The step cannot be left forward until it holds; the hint is shown to a person who tries. */
export interface Checkpoint extends Condition {
  hint?: Block[];
}

/** One answer to choose. */
export interface Choice {
  id: string;
  text: Inline[];
  correct: boolean;
  feedback?: Block[];
}

/** Holds when every part that is present holds. `url` is a glob over path, search and hash, or over the hash alone; `event` a product event that was seen, with `where` matched against its detail; `target` visible; `gone` absent; `value` of the field. */
export interface Condition {
  url?: string;
  event?: string;
  where?: Record<string, Scalar>;
  target?: Rung[];
  gone?: Rung[];
  value?: string;
}

/** A run of words. `label` is a label of the product's own interface. */
export interface Inline {
  kind: "text" | "strong" | "emphasis" | "code" | "link" | "label" | "break";
  text?: string;
  href?: string;
  children?: Inline[];
}

/** All tours of a site. `site` is the help site's address relative to the manifest. */
export interface Manifest {
  version: 1;
  release: string;
  site: string;
  languages: string[];
  player: Player;
  tours: ManifestTour[];
}

/** When a tour starts, and the integrity of its file in each language. The file is `<language>/<id>.<first 10 of the base64, "/" as "_", "+" as "-">.json`. */
export interface ManifestTour {
  id: string;
  roles: string[];
  trigger: Trigger;
  frequency: "once" | "until-done" | "always";
  priority: number;
  start?: string;
  languages: Record<string, string>;
}

/** The script that plays tours, relative to the manifest. */
export interface Player {
  file: string;
  integrity: string;
}

/** One question. `covers` names objectives as `article/objective`. */
export interface Question {
  id: string;
  kind: "single" | "multiple" | "true-false" | "scenario";
  scenario?: Block[];
  prompt: Block[];
  choices: Choice[];
  explanation?: Block[];
  covers: string[];
}

/** A practice quiz in one language, graded in the page. `pass_mark` is in percent. */
export interface Quiz {
  version: 1;
  id: string;
  language: string;
  title: string;
  pass_mark: number;
  shuffle: boolean;
  questions: Question[];
}

/** One way to find an element. For `role`, value is the ARIA role and name the accessible name. */
export interface Rung {
  by: "testid" | "role" | "label" | "text" | "css";
  value: string;
  name?: string;
  within?: Rung[];
}

/** One card. `page` is a glob of the pages it belongs to; `article` is relative to the help site. */
export interface Step {
  id: string;
  page?: string;
  target: Rung[];
  title: string;
  body: Block[];
  placement: "auto" | "top" | "bottom" | "left" | "right" | "center";
  advance: Advance;
  checkpoint?: Checkpoint;
  when?: Condition;
  on_missing: "skip" | "wait" | "recover" | "end";
  article?: string;
}

/** A tour in one language. */
export interface Tour {
  version: 1;
  id: string;
  language: string;
  title: string;
  summary?: string;
  start?: string;
  steps: Step[];
}

/** What starts a tour. */
export interface Trigger {
  on: "first-login" | "url" | "event" | "manual";
  url?: string;
  event?: string;
}

/** What the detail of each event holds, besides its version, type and time. */
export interface Events {
  /** A tour appears on the screen. */
  "tour-started": { tour: string; resumed: boolean };
  /** A step's card is on the screen. */
  "step-shown": { tour: string; step: string };
  /** The element that a step points at was found. */
  "target-found": { tour: string; step: string; rung: number };
  /** The element was not there within a second; two where the step may be skipped. */
  "target-missing": { tour: string; step: string; on_missing: "skip" | "wait" | "recover" | "end" };
  /** The person went on, but the checkpoint does not hold; its hint is shown. */
  "checkpoint-failed": { tour: string; step: string };
  /** A step was left forward; its checkpoint holds. */
  "step-completed": { tour: string; step: string };
  /** A tour was played to its end. */
  "tour-completed": { tour: string; step: string };
  /** A tour was left before its end. */
  "tour-exited": { tour: string; step: string; reason: "close" | "escape" | "missing" | "navigated" | "api" };
  /** A tour could not be shown, or broke off. The page goes on as if it had not been. */
  "tour-failed": { tour: string; reason: string; message?: string };
  /** The list of tours could not be used, so there are none on this page; or the page breaks what the loader needs. */
  "manifest-failed": { reason: string; file: string };
  /** A reader chose a first answer. */
  "quiz-started": { quiz: string; attempt: number; scope: "all" | "wrong"; questions: number };
  /** A reader checked an answer. */
  "question-answered": { quiz: string; attempt: number; scope: "all" | "wrong"; question: string; chosen: string[]; correct: boolean };
  /** The last question of an attempt was answered. */
  "quiz-completed": { quiz: string; attempt: number; scope: "all" | "wrong"; right: number; total: number; percent: number; passed: boolean; wrong: string[]; pass_mark: number };
  /** A reader stopped at the results of a search, opened one, or left. */
  "search-performed": { query: string; results: number; filters: Record<string, string[]>; covered: number; chosen?: string; refined?: boolean };
}

export type EventType = keyof Events;
