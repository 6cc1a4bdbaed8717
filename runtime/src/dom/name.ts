/** A compact computation of accessible names, after the W3C's "Accessible Name and Description Computation". */
import { roleOf } from "./roles.ts";

/** Roles whose name may come from what is in them. */
const BY_CONTENT =
  /^(button|link|heading|checkbox|radio|switch|tab|treeitem|option|(grid)?cell|row|(column|row)header|tooltip|menuitem.*)$/;

export const tidy = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();

/** White space is not compared: where elements meet, it depends on their style. */
export const isSame = (one: string, other: string): boolean => one.replace(/\s/g, "") === other.replace(/\s/g, "");

export function accessibleName(element: Element, role = roleOf(element)): string {
  return tidy(
    referenced(element) || given(element) || labelled(element) || (BY_CONTENT.test(role) && content(element)) ||
    element.getAttribute("title") || element.getAttribute("placeholder"),
  );
}

function referenced(element: Element): string {
  const root = element.getRootNode() as Document;
  const ids = tidy(element.getAttribute("aria-labelledby")).split(" ");
  const named = ids.map((id) => root.getElementById(id)).filter((one) => one !== null);
  return named.map((one) => given(one) || content(one, true)).join(" ");
}

/** The name that the element states: an attribute, or the child that names it. */
function given(element: Element): string {
  const { type, value } = element as HTMLInputElement;
  const child = element.querySelector(":scope > :is(legend, caption, figcaption, title)");
  return (
    tidy(element.getAttribute("aria-label")) ||
    (element.localName === "input" && /^(button|submit|reset)$/.test(type) && value) ||
    element.getAttribute("alt") ||
    (child ? content(child, true) : "")
  );
}

function labelled(element: Element): string {
  const { labels } = element as HTMLInputElement;
  return [...(labels ?? [])].map((label) => content(label)).join(" ");
}

/** The text of a tree as it is read out. A hidden tree speaks only when something else refers to it. */
function content(node: Node, evenHidden = false): string {
  const inside = (node as Element).shadowRoot ?? node;
  const { localName } = inside as Element;
  const children = localName === "slot" ? (inside as HTMLSlotElement).assignedNodes({ flatten: true }) : [...inside.childNodes];
  return children.map((child) => spoken(child, evenHidden)).join("");
}

function spoken(node: Node, evenHidden: boolean): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? "";
  const element = node as Element;
  if (node.nodeType !== Node.ELEMENT_NODE || element.matches("style,script,template,input,select,textarea")) return "";
  const { display, visibility } = getComputedStyle(element);
  const isHidden = /none|hidden|collapse/.test(display + visibility) || element.matches("[aria-hidden=true]");
  return isHidden && !evenHidden ? "" : ` ${given(element) || content(element, evenHidden)} `;
}
