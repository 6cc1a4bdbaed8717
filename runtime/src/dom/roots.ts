/** The trees of a page: the document, its open shadow roots and its same-origin frames, and the way up through them. */

/** The one element that this code adds to a page; never searched. */
export const HOST_TAG = "guidewright-tour";

export type Root = Document | ShadowRoot | Element;

/** `scope` and every open shadow root and same-origin frame below it, in tree order. */
export function rootsWithin(scope: Root): Root[] {
  const roots: Root[] = [scope];
  const visit = (element: Element): void => {
    const inner = element.localName === HOST_TAG ? null : (element.shadowRoot ?? frameDocument(element));
    if (inner) roots.push(...rootsWithin(inner));
  };
  if ("localName" in scope) visit(scope);
  for (const element of scope.querySelectorAll("*")) visit(element);
  return roots;
}

/** The document inside a frame of the same origin; null for every other element. */
function frameDocument(element: Element): Document | null {
  if (element.localName !== "iframe" && element.localName !== "frame") return null;
  try {
    return (element as HTMLIFrameElement).contentDocument;
  } catch {
    return null; // some browsers throw for another origin
  }
}

/** The element that a tree hangs from: a shadow root's host, or the frame that shows the document. */
export function hostOf(node: Node): Element | null {
  const root = node.getRootNode();
  if ("host" in root) return (root as ShadowRoot).host;
  try {
    return node.ownerDocument?.defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** The nearest ancestor, or the element itself, that matches, through shadow roots but not out of a frame. */
export function closestAcross(element: Element | null, selector: string): Element | null {
  for (let at = element; at; ) {
    const found = at.closest(selector);
    if (found) return found;
    const root = at.getRootNode();
    at = "host" in root ? (root as ShadowRoot).host : null;
  }
  return null;
}

/** The element that has the focus, inside however many shadow roots. */
export function deepActive(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
