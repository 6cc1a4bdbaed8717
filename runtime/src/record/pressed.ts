/** From where a person clicked to what they meant: the button around the icon, the label of a box that cannot be seen. */
import { HOST_TAG } from "../dom/roots.ts";
import { isVisible } from "../dom/visible.ts";

const PRESSABLE =
  "a[href],area[href],button,input,select,textarea,summary,label,option,[contenteditable]:not([contenteditable=false])," +
  "[role=button],[role=link],[role=tab],[role=option],[role=checkbox],[role=radio],[role=switch],[role=treeitem]," +
  "[role=gridcell],[role^=menuitem],[role=combobox],[role=slider],[onclick]";
/** Things that are looked at, and pressed where the page makes something of it. */
const PICTURES = "canvas,img,svg,video,[data-testid],[tabindex]:not([tabindex^='-'])";

/** The fields that are left when they are done with, not pressed. */
const FIELDS =
  "select,textarea,[contenteditable]:not([contenteditable=false])," +
  "input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset],[type=image])";

/** The elements an event went through, the innermost first; none when it was our own. */
export function pathOf(event: Event): Element[] {
  const path = event.composedPath().filter((one): one is Element => (one as Node).nodeType === Node.ELEMENT_NODE);
  return path.some(({ localName }) => localName === HOST_TAG) ? [] : path;
}

/** Undefined when it was the page itself, or a text. */
export function pressedIn(path: readonly Element[]): Element | undefined {
  const [innermost] = path;
  const own = path.find((one) => one.matches(PRESSABLE));
  if (own) return own;
  if (!innermost || innermost.matches("html,body")) return undefined;
  const hand = path.filter((_, at) => path.slice(0, at + 1).every(looksPressable)).at(-1);
  return hand ?? (innermost.matches(PICTURES) ? innermost : undefined);
}

/** The cursor is inherited, so what asks for it is the outermost element that has it. */
const looksPressable = (element: Element): boolean =>
  !element.matches("html,body") && getComputedStyle(element).cursor === "pointer";

export const isField = (element: Element): element is HTMLInputElement => element.matches(FIELDS);
export const isBox = (element: Element): boolean => element.matches("input:is([type=checkbox],[type=radio])");

/** Text that is typed one letter after the other, and done when it is left; all else is chosen at once. */
export const isTypedIn = (element: Element): element is HTMLInputElement =>
  isField(element) && !element.matches("select,[type=file],[type=color]");

/** A label stands for its field, which the browser presses next. */
export const isLabelOfField = (element: Element): boolean =>
  element.localName === "label" && !!(element as HTMLLabelElement).control;

/** The element, or for one that cannot be seen its label, or what is around it. */
export function visiblePart(element: Element): Element | undefined {
  if (isVisible(element)) return element;
  const labels = [...((element as HTMLInputElement).labels ?? [])];
  const label = labels.find(isVisible);
  if (label) return label;
  for (let at = element.parentElement; at; at = at.parentElement) if (isVisible(at)) return at;
  return undefined;
}
