/** Reads a manifest that may be anything: what comes back can be used without further care. */
import type { Manifest } from "../contract.ts";
import { parsed } from "./parsed.ts";
import { unusable } from "./unusable.ts";

/** Longer than this is no manifest of ours, in characters. */
export const MANIFEST_LIMIT = 1_000_000;

/** Throws `Unusable`, whose reason is "length", "json", "version" or "shape". */
export function readManifest(text: string): Manifest {
  if (text.length > MANIFEST_LIMIT) throw unusable("length");
  const value = parsed(text) as Manifest | undefined;
  if (value === undefined) throw unusable("json");
  if (value?.version !== 1) throw unusable("version");
  try {
    textsOf(value).map((one) => one.trim()); // nothing but a text has this
  } catch {
    throw unusable("shape");
  }
  return value;
}

/** Everything that must be a text; throws where something on the way to it is missing. */
function textsOf({ site, player, languages, tours }: Manifest): string[] {
  const own = tours.flatMap(({ id, roles, trigger, languages: files }) =>
    [id, trigger.url ?? "", trigger.event ?? "", ...roles, ...Object.values(files)]);
  return [site, player.file, ...languages, ...own];
}

/** Where the tour's file is, relative to the manifest. The name holds the hash, so a file never changes. */
export function tourFile(id: string, language: string, integrity: string): string {
  const mark = integrity.slice(7, 17).replaceAll("/", "_").replaceAll("+", "-"); // after "sha256-"
  return `${language}/${id}.${mark}.json`;
}
