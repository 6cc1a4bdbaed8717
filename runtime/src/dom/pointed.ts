/** What a person can do with a target: its value, and where the keyboard goes. */

const FOCUSABLE =
  "a[href],button:enabled,input:enabled,select:enabled,textarea:enabled,summary,[tabindex],[contenteditable]:not([contenteditable=false])";
const INPUT = "input,select,textarea,[contenteditable]:not([contenteditable=false])";

/** The element itself when it fits, else the first inside it that does. */
function within(element: Element, selector: string): HTMLElement | null {
  return (element.matches(selector) ? element : element.querySelector(selector)) as HTMLElement | null;
}

export const focusable = (target: Element): HTMLElement | null => within(target, FOCUSABLE);

/** What the input holds; "true" or "false" for what is ticked. Undefined when there is no input. */
export function valueOf(target: Element): string | undefined {
  const input = within(target, INPUT) as HTMLInputElement | null;
  if (input === null) return undefined;
  if (input.type === "checkbox" || input.type === "radio") return String(input.checked);
  return "value" in input ? input.value : (input as HTMLElement).textContent;
}
