/** One matcher per kind of rung: every element of one tree that the rung describes, seen or not. */
import type { Rung } from "../contract.ts";
import { accessibleName, tidy } from "./name.ts";
import type { Root } from "./roots.ts";

/** Elements that have a role without saying so. */
const IMPLICIT: Readonly<Record<string, string>> = {
  article: "article",
  banner: "header:not(article *,section *,main *,aside *,nav *)",
  button: "button,summary,input:is([type=button i],[type=submit i],[type=reset i],[type=image i])",
  cell: "td",
  checkbox: "input[type=checkbox i]",
  columnheader: "th:not([scope=row i])",
  combobox: "select:not([multiple],[size]),input[list]",
  complementary: "aside",
  contentinfo: "footer:not(article *,section *,main *,aside *,nav *)",
  dialog: "dialog",
  figure: "figure",
  form: "form",
  group: "fieldset,details,optgroup",
  heading: "h1,h2,h3,h4,h5,h6",
  img: "img:not([alt=''])",
  link: "a[href],area[href]",
  list: "ul,ol,menu",
  listbox: "select:is([multiple],[size])",
  listitem: "li",
  main: "main",
  meter: "meter",
  navigation: "nav",
  option: "option",
  paragraph: "p",
  progressbar: "progress",
  radio: "input[type=radio i]",
  region: "section",
  row: "tr",
  rowgroup: "thead,tbody,tfoot",
  rowheader: "th[scope=row i]",
  search: "search",
  searchbox: "input[type=search i]:not([list])",
  separator: "hr",
  slider: "input[type=range i]",
  spinbutton: "input[type=number i]",
  status: "output",
  table: "table",
  textbox:
    "textarea,input:is(:not([type]),[type=''],[type=text i],[type=email i],[type=tel i],[type=url i]):not([list])",
};

const FIELDS =
  "input,select,textarea,button,meter,progress,output,[contenteditable],[aria-label],[aria-labelledby]";

/** What a person presses: text inside one of these stands for the whole of it. */
const PRESSABLE = "a,button,summary,label,option,[role=button],[role=link],[role=tab],[role=menuitem],[role=option]";

type Matcher = (root: Root, rung: Rung) => Element[];

export const MATCHERS: Readonly<Record<Rung["by"], Matcher>> = {
  testid: (root, { value }) => all(root, `[data-testid="${CSS.escape(value)}"]`),
  css: (root, { value }) => all(root, value),
  label: (root, { value }) => all(root, FIELDS).filter((one) => isRead(one) && accessibleName(one) === tidy(value)),
  role: byRole,
  text: byText,
};

function all(root: Root, selector: string): Element[] {
  return [...root.querySelectorAll(selector)];
}

function byRole(root: Root, { value, name }: Rung): Element[] {
  const role = CSS.escape(value);
  const implicit = Object.hasOwn(IMPLICIT, value) ? `,:is(${IMPLICIT[value]}):not([role])` : "";
  return all(root, `[role="${role}"],[role^="${role} "]${implicit}`).filter(
    (one) => isRead(one) && (name === undefined || accessibleName(one) === tidy(name)),
  );
}

/** Assistive technology sees it: roles and labels mean nothing elsewhere. */
function isRead(element: Element): boolean {
  return element.closest("[aria-hidden=true]") === null;
}

/** The innermost elements with exactly this text, or the pressable element that has no other text. */
function byText(root: Root, { value }: Rung): Element[] {
  const wanted = tidy(value);
  const found = new Set<Element>();
  if (wanted === "") return [];
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const part = tidy(walker.currentNode.nodeValue);
    if (part === "" || !wanted.includes(part)) continue;
    const holder = holderOf(walker.currentNode, wanted);
    if (holder) found.add(holder);
  }
  return [...found];
}

function holderOf(text: Node, wanted: string): Element | undefined {
  for (let at = text.parentElement; at; at = at.parentElement) {
    const whole = tidy(at.textContent);
    if (whole.length > wanted.length) return undefined;
    if (whole !== wanted) continue;
    if (at.matches("script,style,template,title,noscript")) return undefined;
    const pressable = at.closest(PRESSABLE);
    return pressable && tidy(pressable.textContent) === wanted ? pressable : at;
  }
  return undefined;
}
