/** The answers given: question id to the ids of the chosen choices. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** Own entries only: a question may be called `constructor`. */
export const answerTo = (answers: Answers, id: string): readonly string[] =>
  Object.hasOwn(answers, id) ? (answers[id] ?? []) : [];
