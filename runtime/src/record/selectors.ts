/** Selectors for one element: by what an engineer has named, and, as the last resort, by where it stands. */
import { isName, namingClasses } from "./chosen.ts";

/** By names, best first; whether one of them finds only this element is for the resolver to say. */
export function namedSelectors(element: Element): string[] {
  const tag = CSS.escape(element.localName);
  const given = (key: string): string => element.getAttribute(key) ?? "";
  const [name, href] = [given("name"), given("href")];
  const found = [
    isName(element.id) && `#${CSS.escape(element.id)}`,
    name && isName(name) && `${tag}${having("name", name)}`,
    href && element.localName === "a" && isAddress(href) && `a${having("href", href)}`,
  ];
  return found.filter((one): one is string => !!one);
}

/** By what it is for, and by the classes that name it: true until the next design. */
export function describedSelectors(element: Element): string[] {
  const tag = CSS.escape(element.localName);
  const submits = element.getAttribute("type") === "submit" ? [`${tag}[type="submit"]`] : [];
  return [...submits, ...namingClasses([...element.classList]).map((one) => `${tag}.${CSS.escape(one)}`)];
}

/** By an id that a tool has made, where there is one. */
export function countedSelector(element: Element): string | undefined {
  return element.id && !isName(element.id) ? `#${CSS.escape(element.id)}` : undefined;
}

/** Where it stands: in its parent, in the parent of that, and so on up to an ancestor with a name, or to the whole tree. */
export function positionsOf(element: Element): string[] {
  const found: string[] = [];
  const steps: string[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (at !== element && isName(at.id)) return [...found, [`#${CSS.escape(at.id)}`, ...steps].join(" > ")];
    const { localName, parentElement } = at;
    const alike = [...(parentElement ?? at.getRootNode()).childNodes].filter((one) => (one as Element).localName === localName);
    const tag = CSS.escape(localName);
    steps.unshift(alike.length > 1 ? `${tag}:nth-of-type(${alike.indexOf(at) + 1})` : tag);
    found.push(steps.join(" > "));
  }
  return found;
}

const having = (name: string, value: string): string =>
  `[${name}="${/^[\w#/.~:-]*$/.test(value) ? value : CSS.escape(value)}"]`;

/** A page of the product, not one thing in it: no numbers, nothing that was asked for. */
const isAddress = (href: string): boolean => /^[#/.][\w#/.~-]*$/.test(href) && !/\d{2,}/.test(href) && href.length > 1;
