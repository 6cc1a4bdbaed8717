/**
 * The page's side of the search for tests that are written in Python: a question as a line of JSON in, the answer as a
 * line of JSON out. `tests/search/page_side.py` bundles and asks it.
 */
import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline";

import { pieceOf } from "../../src/search/corpus.ts";
import { type Chosen, type Engine, makeEngine } from "../../src/search/engine.ts";
import { fileLoader } from "../../src/search/files.ts";
import { normaliserOf } from "../../src/search/normalise.ts";

type Question =
  | { do: "terms"; language: string; han: string; texts: string[] }
  | { do: "pieces"; terms: string[]; pieces: number }
  | ({ do: "counts" } & Site)
  | ({ do: "search"; query: string; chosen: Chosen; most: number } & Site);

interface Site {
  root: string;
  language: string;
  role: string;
  /** Engines of the same name keep what they have loaded. */
  name: string;
}

/** A browser opens so many connections to a host; Node.js as many as it is asked for, and the host drops them. */
const MOST_CONNECTIONS = 6;
const queue: (() => void)[] = [];
let open = 0;
const fetchNow = globalThis.fetch;
globalThis.fetch = async (...asked) => {
  if (open === MOST_CONNECTIONS) await new Promise<void>((resolve) => void queue.push(resolve));
  else open += 1;
  try {
    const response = await fetchNow(...asked);
    return new Response(await response.arrayBuffer(), { status: response.status });
  } finally {
    const next = queue.shift();
    if (next === undefined) open -= 1;
    else next();
  }
};

const engines = new Map<string, Engine>();

function engineOf({ root, language, role, name }: Site): Engine {
  const key = JSON.stringify([root, language, role, name]);
  const address = new URL(root);
  const engine = engines.get(key) ?? makeEngine({ root: address, load: fileLoader(address), language, role: () => role });
  engines.set(key, engine);
  globalThis.window = { location: { origin: address.origin } } as typeof globalThis.window;
  return engine;
}

async function answered(question: Question): Promise<unknown> {
  switch (question.do) {
    case "terms": {
      const normaliser = normaliserOf(question.language, question.han);
      return question.texts.map((text) => normaliser.runs(normaliser.fold(text)).flatMap((run) => normaliser.terms(run)));
    }
    case "pieces":
      return question.terms.map((term) => pieceOf(term, question.pieces));
    case "counts":
      return engineOf(question).counts();
    case "search": {
      const { total, counts, covered, load } = await engineOf(question).search(question.query, question.chosen);
      return { total, counts, covered, hits: await load(0, question.most) };
    }
  }
}

for await (const line of createInterface({ input: stdin })) {
  const question = JSON.parse(line) as Question;
  const answer = await answered(question).then(
    (value) => ({ value }),
    (error: unknown) => ({ error: error instanceof Error ? error.name : "no error", says: String(error) }),
  );
  stdout.write(`${JSON.stringify(answer)}\n`);
}
