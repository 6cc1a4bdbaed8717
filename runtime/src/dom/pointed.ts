/** What a person can do with a target: its value, and where the keyboard goes. */

/** Where people type or choose. */
export const TYPED_IN = "input,select,textarea,[contenteditable]:not([contenteditable=false])";

/** The element itself when it fits, else the first inside it that does. */
function within(element: Element, selector: string): HTMLInputElement | null {
  return (element.matches(selector) ? element : element.querySelector(selector)) as HTMLInputElement | null;
}

export const focusable = (target: Element): HTMLElement | null =>
  within(target, `:is(a[href],button,summary,[tabindex],${TYPED_IN}):not(:disabled)`);

/** What the input holds; "true" or "false" for what is ticked. Undefined when there is no input. */
export function valueOf(target: Element): string | undefined {
  const input = within(target, TYPED_IN);
  if (!input) return undefined;
  return /^(checkbox|radio)$/.test(input.type) ? `${input.checked}` : (input.value ?? input.textContent);
}
