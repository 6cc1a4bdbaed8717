/** The product's own events, for whoever listens on the document: tours, labs, integrations. */

export function emit(name, detail) {
  document.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
}
