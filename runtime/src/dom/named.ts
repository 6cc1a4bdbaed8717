/** Matchers that go by roles, labels and words. A file of its own for the player, which loads it when a target has
 *  not been found by test id or selector. */
import { all, type Matchers } from "./matchers.ts";
import { accessibleName, isSame, tidy } from "./name.ts";
import { roleSelector } from "./roles.ts";
import type { Root } from "./roots.ts";

/** What a label may name. */
const FIELDS = "input,select,textarea,button,meter,progress,output,[contenteditable],[aria-label],[aria-labelledby]";

/** What a person presses: text inside one of these stands for the whole of it. */
const PRESSABLE = "a,button,summary,label,option,[role]";

export const NAMED: Matchers = {
  label: (root, { value }) => all(root, FIELDS).filter((one) => isRead(one) && isSame(accessibleName(one), value)),
  role: (root, { value, name }) =>
    all(root, roleSelector(value)).filter(
      (one) => isRead(one) && (name === undefined || isSame(accessibleName(one, value), name))),
  text: (root, { value }) => byText(root, tidy(value)),
};

/** Assistive technology sees it: roles and labels mean nothing elsewhere. */
const isRead = (element: Element): boolean => element.closest("[aria-hidden=true]") === null;

/** The innermost elements with exactly this text, or the pressable element that has no other text. */
function byText(root: Root, wanted: string): Element[] {
  const found = new Set<Element>();
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { nodeValue, parentElement } = walker.currentNode;
    const part = tidy(nodeValue);
    const holder = part && wanted.includes(part) && holderOf(parentElement, wanted);
    if (holder) found.add(holder);
  }
  return [...found];
}

function holderOf(element: Element | null, wanted: string): Element | null {
  const whole = tidy(element?.textContent);
  if (!element || whole.length > wanted.length || element.matches("script,style,template,title")) return null;
  if (whole !== wanted) return holderOf(element.parentElement, wanted);
  const pressable = element.closest(PRESSABLE);
  return pressable && tidy(pressable.textContent) === wanted ? pressable : element;
}
