/** Who is using the product, in which role and language: from the script tag, from attributes that the product keeps on
 *  `<html>`, or from `identify()`. */
import type { Stop } from "../dom/listen.ts";

export interface Identity {
  readonly user: string;
  readonly role: string;
  readonly language: string;
}

/** Fixed values beside the names of the attributes to read and observe. */
export function readIdentity(script: HTMLElement, said: Partial<Identity>): Identity {
  const { dataset } = script;
  const root = document.documentElement;
  const value = (name: keyof Identity): string =>
    said[name] ?? dataset[name] ?? root.getAttribute(dataset[`${name}From`] ?? "") ?? "";
  return { user: value("user"), role: value("role"), language: value("language") || root.lang || navigator.language };
}

export function watchIdentity({ dataset }: HTMLElement, changed: () => void): Stop {
  const observer = new MutationObserver(changed);
  const attributeFilter = ["lang", dataset["userFrom"] ?? "lang", dataset["roleFrom"] ?? "lang"];
  observer.observe(document.documentElement, { attributeFilter });
  return () => observer.disconnect();
}
