/** A search as a reader waits for it. */
import type { Chosen, Engine, Found, Hit } from "../engine.ts";

/** Results drawn at a time. */
export const PAGE = 8;
/** A search that takes longer than this says so, in milliseconds. */
const SLOW = 400;

/** What is found and the first of it; `slow` is called when that takes a while. */
export async function askFirst(engine: Engine, query: string, chosen: Chosen, slow: () => void): Promise<{ found: Found; hits: Hit[] }> {
  const timer = window.setTimeout(slow, SLOW);
  try {
    const found = await engine.search(query, chosen);
    return { found, hits: await found.load(0, PAGE) };
  } finally {
    window.clearTimeout(timer);
  }
}
