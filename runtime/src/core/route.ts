/** Globs over the address of the page: "*" stands for any run of characters, everything else for itself. */

/** The part of an address that a route may speak about; `location` is one. */
export interface Place {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

/** Linear in time whatever the number of stars, because an author's glob meets any visitor's address. */
export function globMatches(glob: string, text: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let mark = 0;
  while (from < text.length) {
    if (glob[at] === "*") {
      star = at++;
      mark = from;
    } else if (glob[at] === text[from]) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++mark;
    } else return false;
  }
  while (glob[at] === "*") at++;
  return !glob[at];
}

/** A glob that starts with "#" speaks of the hash alone. What follows "?" or "#" may be left out of a glob. */
export function routeMatches(glob: string, place: Place): boolean {
  const { pathname, search, hash } = place;
  const readings = glob.startsWith("#")
    ? [hash, hash.split("?", 1)[0] ?? ""]
    : [pathname, pathname + search, pathname + search + hash];
  return readings.some((reading) => globMatches(glob, reading));
}

/** The route itself when it names one page of this site, so that one can go there; undefined for a glob or another site. */
export function concreteRoute(route: string | undefined): string | undefined {
  return /^(#|\/(?![/\\]))[^*]*$/.test(route ?? "") ? route : undefined;
}
