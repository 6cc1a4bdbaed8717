/** Something that cannot be used, for a reason of one word that an event can carry. */
export interface Unusable extends Error {
  readonly reason: string;
}

export function unusable(reason: string, file = ""): Unusable {
  return Object.assign(new Error(`${reason} ${file}`), { reason });
}
