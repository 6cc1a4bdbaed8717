/** What the recorder in the page tells the program that opened it, and what it hears back. */
import type { Way } from "./ways.ts";

/** The element of a step, with nothing of what was typed into it. */
export interface Sight {
  readonly tag: string;
  readonly role: string;
  readonly name: string;
  readonly testid: string;
  readonly ways: readonly Way[];
}

export type Message =
  | { readonly kind: "arrived" | "undo" | "pause" | "finish" | "elsewhere" }
  /** Never leaves the program's memory: names that hold it are taken out of the tour. Passwords are not sent at all.
   *  `fresh` are those of its words that the page did not show before. */
  | { readonly kind: "typed"; readonly value: string; readonly fresh: readonly string[] }
  | { readonly kind: "act"; readonly act: "click" | "input"; readonly sight: Sight };

/** Where and when; in every message. */
export interface Circumstances {
  readonly url: string;
  readonly language: string;
  readonly at: number;
}

export interface Status {
  readonly paused: boolean;
  readonly steps: number;
  /** The title of the last step. */
  readonly last: string;
}

/** Given to every page by the program. */
export type Tell = (message: Message & Circumstances) => Promise<Status>;
