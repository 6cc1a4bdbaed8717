/** Tells names that a person chose from those that a tool has counted or hashed: only the first outlive the next build. */

/** What no name holds that a person gave, be it a test id, an id or a class. */
const COUNTED: readonly RegExp[] = [
  /[:«]r[\da-z]+[:»]|(?:^|_)r_[\da-z]+_/i, // React's useId
  /[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}/i, // a UUID
  /\d{5,}/,
  /(?:^|[-_.])(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{8,}(?![a-z\d])/i, // a hash in hexadecimal
  /(?:^|[-_.])(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{16,}(?![a-z\d])/i, // a key of a database
  /^(?:css|svelte|mui|radix|chakra|headlessui|react-aria|rc)-(?=[\w:-]*\d)/, // names that libraries count
  /^sc-[a-z]\w{4,}/i,
  /^(?:jss|ember|ext-gen|gwt-uid-|yui_|ui-id-|mat-\w+-)\d+/,
];

/** What may be in a test id, but not in an id or a class. */
const HASHED: readonly RegExp[] = [
  /\d{3,}/,
  /(?:__|--|_|-)(?=[a-z]*\d)[a-z\d]{5,}$/i, // a hash behind a name
  /__(?=[a-z\d]*[a-z])(?=[a-z\d]*[A-Z])[A-Za-z\d]{5,8}$/, // the same of CSS modules, without a digit
];

/** A class that says how something is at the moment. */
const STATE = /^(?:is|has|js|ng)-|(?:^|[-_])(?:active|selected|open|closed|focus(?:ed)?|hover|disabled|current|checked|loading|expanded|visible|hidden)$/;
const WORDS = /^[a-z][a-z\d]*(?:[-_]+[a-z\d]+)*$/i;

const hits = (patterns: readonly RegExp[], name: string): boolean => patterns.some((pattern) => pattern.test(name));

/** A test id that an engineer has written. */
export const isChosen = (testid: string): boolean => testid.trim() !== "" && !hits(COUNTED, testid);

/** An id or a name that an engineer has written. */
export const isName = (name: string): boolean => isChosen(name) && !hits(HASHED, name);

/** The classes that name what an element is. Beside a hashed class, the other one is hashed too. */
export function namingClasses(classes: readonly string[]): string[] {
  if (classes.some((name) => /^sc-[a-z]\w{4,}/i.test(name))) return [];
  return classes.filter((name) => WORDS.test(name) && isName(name) && !STATE.test(name));
}
