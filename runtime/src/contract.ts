/** Tour contract, version 1: the shapes of the JSON that the build writes and the page reads.
 *  Optional properties are absent, never null. */

export type Scalar = string | number | boolean;

/** A run of words. `label` is a label of the product's own interface. */
export interface Inline {
  kind: "text" | "strong" | "emphasis" | "code" | "link" | "label" | "break";
  text?: string;
  href?: string;
  children?: Inline[];
}

export interface Block {
  kind: "paragraph" | "bullets" | "numbers";
  children?: Inline[];
  items?: Inline[][];
}

/** One way to find an element. For `role`, value is the ARIA role and name the accessible name. */
export interface Rung {
  by: "testid" | "role" | "label" | "text" | "css";
  value: string;
  name?: string;
  within?: Rung[];
}

/** Holds when every part that is present holds. */
export interface Condition {
  /** Glob over pathname + search + hash, or over the hash ("#/invoices*"). */
  url?: string;
  /** A product event was seen; `where` are values of its detail, by dotted keys. */
  event?: string;
  where?: Record<string, Scalar>;
  /** Present and visible. */
  target?: Rung[];
  /** Absent. */
  gone?: Rung[];
  /** What the input holds; "*" is anything but nothing. */
  value?: string;
}

export interface Advance {
  on: "next" | "click" | "input" | "event" | "route";
  event?: string;
  where?: Record<string, Scalar>;
  url?: string;
  value?: string;
}

/** The step cannot be left forward until it holds; the hint is shown to a person who tries. */
export interface Checkpoint extends Condition {
  hint?: Block[];
}

export interface Trigger {
  on: "first-login" | "url" | "event" | "manual";
  url?: string;
  event?: string;
}

export interface Step {
  id: string;
  /** Glob of the pages that the step belongs to. */
  page?: string;
  target: Rung[];
  title: string;
  body: Block[];
  placement: "auto" | "top" | "bottom" | "left" | "right" | "center";
  advance: Advance;
  checkpoint?: Checkpoint;
  when?: Condition;
  on_missing: "skip" | "wait" | "end";
  /** URL relative to the manifest's `site`. */
  article?: string;
}

export interface Tour {
  version: 1;
  id: string;
  language: string;
  title: string;
  summary?: string;
  start?: string;
  steps: Step[];
}

export interface ManifestTour {
  id: string;
  roles: string[];
  trigger: Trigger;
  frequency: "once" | "until-done" | "always";
  priority: number;
  start?: string;
  /** Language to "sha256-<base64>" of the tour's file, `<language>/<id>.<first 10 of the base64, "/" as "_", "+" as "-">.json`. */
  languages: Record<string, string>;
}

export interface Manifest {
  version: 1;
  release: string;
  /** URL of the help site, relative to the manifest. */
  site: string;
  /** The first is the source language. */
  languages: string[];
  player: { file: string; integrity: string };
  tours: ManifestTour[];
}

export interface Choice {
  id: string;
  text: Inline[];
  correct: boolean;
  feedback?: Block[];
}

export interface Question {
  id: string;
  kind: "single" | "multiple" | "true-false" | "scenario";
  scenario?: Block[];
  prompt: Block[];
  choices: Choice[];
  explanation?: Block[];
  covers: string[];
}

export interface Quiz {
  version: 1;
  id: string;
  language: string;
  title: string;
  /** Percent. */
  pass_mark: number;
  shuffle: boolean;
  questions: Question[];
}
