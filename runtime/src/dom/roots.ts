/** The trees of a page: the document, its open shadow roots and its same-origin frames, and the way up through them. */

/** What this code adds to a page is never searched: the tour's one element, and that of the debug panel. */
export const HOST_TAG = "guidewright-tour";

export type Root = Document | ShadowRoot | Element;

/** `scope` and every open shadow root and same-origin frame below it, in tree order. */
export function rootsWithin(scope: Root): Root[] {
  const found = [scope];
  // Several times as fast as a list of every element.
  const walker = document.createTreeWalker(scope, 1 /* elements */);
  for (let at: Node | null = scope; at; at = walker.nextNode()) {
    const { shadowRoot, contentDocument } = at as HTMLIFrameElement;
    // The document of a frame is null when it is of another origin.
    const inner = shadowRoot ?? contentDocument;
    if (inner && !/^guidewright-/.test((at as Element).localName)) found.push(...rootsWithin(inner));
  }
  return found;
}

/** The frame that shows the element's document; null in the top document. */
export const frameOf = (element: Element): Element | null => element.ownerDocument.defaultView?.frameElement ?? null;

/** The nearest ancestor, or the element itself, that matches, through shadow roots but not out of a frame. */
export function closestAcross(element: Element | null | undefined, selector: string): Element | null {
  if (!element) return null;
  const { host } = element.getRootNode() as ShadowRoot;
  return element.closest(selector) ?? closestAcross(host, selector);
}

/** The element that has the focus, inside however many shadow roots. */
export function deepActive(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
