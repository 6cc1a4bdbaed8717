/** Reads a manifest that may be anything: what comes back can be used without further care. */
import type { Manifest } from "../contract.ts";

/** Longer than this is no manifest of ours, in characters. */
export const MANIFEST_LIMIT = 1_000_000;

export class Unusable extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === "string";

/** Throws `Unusable`, whose reason is one word: "length", "json", "version" or "shape". */
export function readManifest(text: string): Manifest {
  if (text.length > MANIFEST_LIMIT) throw new Unusable("length");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Unusable("json");
  }
  if (!isFields(value)) throw new Unusable("shape");
  if (value["version"] !== 1) throw new Unusable("version");
  const { site, languages, player, tours } = value;
  const sound =
    isText(site) && Array.isArray(languages) && languages.every(isText) &&
    isFields(player) && isText(player["file"]) && isText(player["integrity"]) &&
    Array.isArray(tours) && tours.every(isEntry);
  if (!sound) throw new Unusable("shape");
  return value as unknown as Manifest;
}

function isEntry(tour: unknown): boolean {
  return (
    isFields(tour) && isText(tour["id"]) && isText(tour["frequency"]) && typeof tour["priority"] === "number" &&
    Array.isArray(tour["roles"]) && isFields(tour["trigger"]) &&
    isFields(tour["languages"]) && Object.values(tour["languages"]).every(isText)
  );
}

/** Where the tour's file is, relative to the manifest. The name holds the hash, so a file never changes. */
export function tourFile(id: string, language: string, integrity: string): string {
  const mark = integrity.replace(/^sha256-/, "").slice(0, 10).replaceAll("/", "_").replaceAll("+", "-");
  return `${language}/${id}.${mark}.json`;
}
