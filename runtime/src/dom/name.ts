/** A compact computation of accessible names, after the W3C's "Accessible Name and Description Computation". */
import { isShown } from "./visible.ts";

/** Elements whose name may come from what is in them. */
const NAMED_BY_CONTENT =
  "a,button,summary,h1,h2,h3,h4,h5,h6,option,td,th,tr,output,legend,caption,label," +
  ["button", "link", "heading", "checkbox", "radio", "switch", "tab", "treeitem", "option", "cell", "gridcell", "row",
    "columnheader", "rowheader", "tooltip", "menuitem", "menuitemcheckbox", "menuitemradio"]
    .map((role) => `[role=${role}]`).join(",");

/** Elements that are named by one of their own children. */
const NAMED_BY_CHILD: Readonly<Record<string, string>> = {
  fieldset: "legend", table: "caption", figure: "figcaption", svg: "title",
};

export const tidy = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();

export function accessibleName(element: Element): string {
  return tidy(
    referenced(element) || given(element) ||
    (element.matches(NAMED_BY_CONTENT) ? content(element) : "") ||
    element.getAttribute("title") || element.getAttribute("placeholder"),
  );
}

function referenced(element: Element): string {
  const ids = tidy(element.getAttribute("aria-labelledby"));
  if (!ids) return "";
  const root = element.getRootNode() as Document | ShadowRoot;
  const named = ids.split(" ").map((id) => root.getElementById(id));
  return named.map((one) => (one ? given(one) || content(one, true) : "")).join(" ").trim();
}

/** The name that the element states: an attribute, its labels, or the child that names it. */
function given(element: Element): string {
  return (
    tidy(element.getAttribute("aria-label")) ||
    tidy(buttonValue(element)) ||
    (element.matches("img,area,input[type=image i]") ? tidy(element.getAttribute("alt")) : "") ||
    labelled(element) ||
    named(element)
  );
}

function buttonValue(element: Element): string | null {
  return element.matches("input:is([type=button i],[type=submit i],[type=reset i])") ? element.getAttribute("value") : null;
}

function labelled(element: Element): string {
  const { labels } = element as HTMLInputElement;
  return labels ? [...labels].map((label) => content(label, false, element)).join(" ").trim() : "";
}

function named(element: Element): string {
  const tag = NAMED_BY_CHILD[element.localName];
  const child = tag && [...element.children].find((one) => one.localName === tag);
  return child ? content(child, true) : "";
}

/** The text of a tree as it is read out. A hidden tree speaks only when something else refers to it. */
function content(node: Node, evenHidden = false, except?: Element): string {
  const inside = (node as Element).shadowRoot ?? node;
  const children = (inside as Element).localName === "slot" ? (inside as HTMLSlotElement).assignedNodes({ flatten: true }) : [...inside.childNodes];
  return tidy(children.map((child) => spoken(child, evenHidden, except)).join(""));
}

function spoken(node: Node, evenHidden: boolean, except?: Element): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? "";
  if (node.nodeType !== Node.ELEMENT_NODE || node === except) return "";
  const element = node as Element;
  if (element.matches("style,script,template")) return "";
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  const hidden = element.getAttribute("aria-hidden") === "true" || (style?.display !== "contents" && !isShown(element));
  if (hidden && !evenHidden) return "";
  const inline = style?.display.startsWith("inline") || style?.display === "contents";
  const words = given(element) || content(element, evenHidden, except);
  return inline ? keepEdges(element, words) : ` ${words} `;
}

/** White space at the ends of an inline element separates words, though the name itself is tidied. */
function keepEdges(element: Element, words: string): string {
  const raw = element.textContent ?? "";
  return `${/^\s/.test(raw) ? " " : ""}${words}${/\s$/.test(raw) ? " " : ""}`;
}
