// Generated from generator/guidewright/render/contract.py by `guidewright schema --typescript`.
// Optional properties are absent, never null.

export type Scalar = string | number | boolean;

/** What takes the reader to the next step. */
export interface Advance {
  on: "next" | "click" | "input" | "event" | "route";
  event?: string;
  where?: Record<string, Scalar>;
  url?: string;
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
  on_missing: "skip" | "wait" | "end";
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
