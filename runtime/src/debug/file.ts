/** Reads a file that a person has chosen as a tour: the player trusts a tour's shape, so here it is looked at. Pure. */
import type { Tour } from "../contract.ts";
import { MANIFEST_LIMIT } from "../core/manifest.ts";
import { isRecord } from "../page/storage.ts";
import type { Word } from "./words.ts";

export interface Refusal {
  readonly word: Word & `file_${string}`;
  /** What is missing or wrong, such as `steps[2].title`. */
  readonly place: string;
}

type Kind = "string" | "array" | "object";

const TOUR: Readonly<Record<string, Kind>> = { id: "string", language: "string", title: "string", steps: "array" };
const STEP: Readonly<Record<string, Kind>> = {
  id: "string", target: "array", title: "string", body: "array", placement: "string", advance: "object", on_missing: "string",
};
const RUNG: Readonly<Record<string, Kind>> = { by: "string", value: "string" };

export function readTourFile(text: string): Tour | Refusal {
  if (text.length > MANIFEST_LIMIT) return { word: "file_length", place: "" };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { word: "file_json", place: "" };
  }
  if (!isRecord(value) || value["version"] !== 1) return { word: "file_version", place: "" };
  const place = wrongIn(value);
  return place === undefined ? (value as unknown as Tour) : { word: "file_shape", place };
}

/** The first thing that is not as it should be. */
function wrongIn(tour: Readonly<Record<string, unknown>>): string | undefined {
  const wrong = wrongKey(tour, TOUR, "");
  if (wrong !== undefined) return wrong;
  const steps = tour["steps"] as unknown[];
  if (steps.length === 0) return "steps[0]";
  return steps.map((step, index) => wrongStep(step, `steps[${index}]`)).find((one) => one !== undefined);
}

function wrongStep(step: unknown, at: string): string | undefined {
  const wrong = wrongKey(step, STEP, at);
  if (wrong !== undefined) return wrong;
  const { target, advance } = step as { target: unknown[]; advance: unknown };
  const rungs = target.map((rung, index) => wrongKey(rung, RUNG, `${at}.target[${index}]`));
  return [...rungs, wrongKey(advance, { on: "string" }, `${at}.advance`)].find((one) => one !== undefined);
}

function wrongKey(value: unknown, kinds: Readonly<Record<string, Kind>>, at: string): string | undefined {
  if (!isRecord(value)) return at;
  const key = Object.keys(kinds).find((name) => kindOf(value[name]) !== kinds[name]);
  return key === undefined ? undefined : at ? `${at}.${key}` : key;
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? "array" : typeof value);
