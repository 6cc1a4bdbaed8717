/** Naming a colleague in a comment with an @, so that they are told. Pure. */

import { awaited } from "./approvals.js";
import { decidersIn, personIn } from "./people.js";

/** Everyone whom a person may name in a comment on an invoice: those who decide, and its submitter. */
export function mentionable(sandbox, invoice, person) {
  const submitter = personIn(sandbox, invoice.submitter);
  const people = [...decidersIn(sandbox), ...(submitter && submitter.status !== "deactivated" ? [submitter] : [])];
  return [...new Set(people.map((other) => other.id))].filter((id) => id !== person.id);
}

/** A text in parts -> [{text, who}], `who` = id of the person a part names, or empty; of two names the longer one counts. */
export function partsOf(text, names) {
  const sorted = [...names].sort((a, b) => b.name.length - a.name.length);
  const parts = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    const met = text[at] === "@" && sorted.find(({ name }) => text.slice(at + 1, at + 1 + name.length).toLocaleLowerCase() === name.toLocaleLowerCase());
    if (met) {
      if (plain) parts.push({ text: plain, who: "" });
      parts.push({ text: text.slice(at, at + 1 + met.name.length), who: met.who });
      plain = "";
      at += 1 + met.name.length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  return plain ? [...parts, { text: plain, who: "" }] : parts;
}

/** The people a text names -> [{who, name}], each once. */
export function mentionsIn(text, names) {
  const named = new Set(partsOf(text, names).map((part) => part.who));
  return names.filter(({ who }) => named.has(who));
}

/** Who is told of a comment without being named in it: the submitter, and everyone awaited. */
export function listeners(invoice, author, named) {
  return [...new Set([invoice.submitter, ...awaited(invoice)])].filter((id) => id !== author && !named.includes(id));
}
