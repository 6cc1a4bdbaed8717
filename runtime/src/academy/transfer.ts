/** Progress as a file: what a person takes along to another browser, and what is believed of such a file. */
import { isRecord, parseRecord } from "../page/storage.ts";
import { decodeProgress, type Progress } from "./progress.ts";

/** Progress of a lifetime is far smaller; a larger file is something else. */
export const LARGEST_FILE = 1_000_000;

const KIND = "guidewright-progress";

export interface Transfer {
  readonly progress: Progress;
  readonly role?: string;
}

export function encodeTransfer({ progress, role }: Transfer, at: string): string {
  const file = { kind: KIND, version: 1, exported: at, ...(role !== undefined && { role }), progress };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Undefined when the text is not such a file. */
export function decodeTransfer(text: string): Transfer | undefined {
  const value = text.length > LARGEST_FILE ? undefined : parseRecord(text.replace(/^\ufeff/, ""));
  if (!isRecord(value) || value["kind"] !== KIND || value["version"] !== 1) return undefined;
  const progress = decodeProgress(value["progress"]);
  const role = value["role"];
  return progress && { progress, ...(typeof role === "string" && { role }) };
}
