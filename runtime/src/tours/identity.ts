/** Who is using the product, in which role and language: from the script tag, from attributes that the product keeps on
 *  `<html>`, or from `identify()`. */
import type { Stop } from "../dom/listen.ts";
import type { Identity } from "./api.ts";

/** Fixed values beside the names of the attributes to read and observe. */
export function readIdentity(script: Pick<HTMLElement, "dataset">, said: Partial<Identity>): Identity {
  const { dataset } = script;
  const root = document.documentElement;
  const value = (name: "user" | "role" | "language"): string =>
    said[name] ?? dataset[name] ?? root.getAttribute(dataset[`${name}From`] ?? "") ?? "";
  const [user, role] = [value("user"), value("role")];
  const language = value("language") || root.lang || navigator.language;
  return { user, role, language, awaited: !user && !role && "userFrom" in dataset };
}

export function watchIdentity({ dataset }: Pick<HTMLElement, "dataset">, changed: () => void): Stop {
  const observer = new MutationObserver(changed);
  // What else the script tag says is no attribute of the page, and so never changes.
  observer.observe(document.documentElement, { attributeFilter: ["lang", ...Object.values(dataset as Record<string, string>)] });
  return () => observer.disconnect();
}
