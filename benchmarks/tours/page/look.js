/** What the benchmark sees of a page: boxes, focus, attributes, styles. It is in every page before its own scripts. */
(() => {
  if (window !== top) return;
  const LIMIT = 5000;
  let parts = {};

  const violations = [];
  addEventListener("securitypolicyviolation", ({ violatedDirective }) => violations.push(violatedDirective), true);

  /** Through open shadow roots and frames of the same origin. */
  function search(root, selector) {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const one of root.querySelectorAll("*")) {
      const inner = one.shadowRoot ?? (one.localName === "iframe" ? one.contentDocument : null);
      const deeper = inner && search(inner, selector);
      if (deeper) return deeper;
    }
    return null;
  }

  const named = (name) => search(document, `[data-testid="${name}"]`);

  /** A selector where one is enough, as the libraries document it; else the element. */
  const target = (name) => {
    const selector = `[data-testid="${name}"]`;
    return document.querySelector(selector) ? selector : named(name);
  };

  function part(name) {
    const root = parts.host ? document.querySelector(parts.host)?.shadowRoot : document;
    const all = [...(root?.querySelectorAll(parts[name]) ?? [])];
    return all.find((one) => one.getClientRects().length > 0) ?? all[0] ?? null;
  }

  /** In the window's coordinates, for what is in a frame too. */
  function box(element) {
    let { left, top, right, bottom } = element instanceof SVGPathElement ? hole(element) : element.getBoundingClientRect();
    for (let { frameElement } = element.ownerDocument.defaultView; frameElement; frameElement = null) {
      const outer = frameElement.getBoundingClientRect();
      const [x, y] = [outer.left + frameElement.clientLeft, outer.top + frameElement.clientTop];
      [left, top, right, bottom] = [left + x, top + y, right + x, bottom + y];
    }
    return [left, top, right, bottom];
  }

  /** Overlays are paths around the whole window with a second path in them, which is the hole. */
  function hole(path) {
    const inner = path.getAttribute("d").split(/z(?=\s*m)/i)[1] ?? path.getAttribute("d");
    const copy = path.cloneNode();
    copy.setAttribute("d", inner);
    path.after(copy);
    const { x, y, width, height } = copy.getBBox();
    const matrix = copy.getScreenCTM();
    copy.remove();
    const from = new DOMPoint(x, y).matrixTransform(matrix);
    const to = new DOMPoint(x + width, y + height).matrixTransform(matrix);
    return { left: from.x, top: from.y, right: to.x, bottom: to.y };
  }

  function opacity(element) {
    let share = 1;
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) share *= getComputedStyle(at).opacity;
    return share;
  }

  /** Has a box in the window; it may still be on its way out of transparency. */
  function placed(element) {
    if (!element?.checkVisibility({ visibilityProperty: true })) return false;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return right > left && bottom > top && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  }

  function active() {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  }

  function takesFocus(card, button) {
    if (card.contains(active())) return true;
    button?.focus({ preventScroll: true });
    return !!button && active() === button;
  }

  /** What a library throws is the page's error, not ours. */
  function begin(names) {
    try {
      play.start(names.map(target), names);
    } catch (error) {
      reportError(error);
    }
  }

  /** Frame by frame: milliseconds until the card is in its place and takes the focus, until it shows, is half faded in,
   *  and is there as a whole. */
  function timed(names) {
    return new Promise((resolve) => {
      const began = performance.now();
      let found;
      const each = () => {
        const now = performance.now() - began;
        const card = part("card");
        if (!found && placed(card) && takesFocus(card, part("next"))) found = { place: now, load: loaded(began) };
        if (found) {
          const share = opacity(card);
          if (share > 0) found.shows ??= now;
          if (share >= 0.5) found.half ??= now;
          if (share > 0.99) return resolve({ ...found, whole: now });
        }
        return now > LIMIT ? resolve(null) : requestAnimationFrame(each);
      };
      begin(names);
      requestAnimationFrame(each);
    });
  }

  /** When the last file came that was asked for since then. */
  function loaded(since) {
    const ends = performance.getEntriesByType("resource").filter(({ startTime }) => startTime >= since);
    return Math.max(0, ...ends.map(({ responseEnd }) => responseEnd - since));
  }

  /** Up and down by some pixels in each of so many frames; -> how far that was. */
  function scroll(frames, reach, pace) {
    return new Promise((resolve) => {
      let [left, at, way, far] = [frames, scrollY, 1, 0];
      const each = () => {
        const before = scrollY;
        at += way * pace;
        if (at <= 0 || at >= reach) way = -way;
        scrollTo(0, at);
        far += Math.abs(scrollY - before);
        left -= 1;
        if (left > 0) requestAnimationFrame(each);
        else resolve(far);
      };
      requestAnimationFrame(each);
    });
  }

  function value(element, name) {
    const written = element.getAttribute(name);
    return written === "" && /^(class|style)$/.test(name) ? null : written;
  }

  /** Every element of the page, with its attributes. */
  function attributes() {
    const written = (one) => new Map([...one.attributes].map(({ name }) => [name, value(one, name)]));
    return new Map([...document.querySelectorAll("*")].map((one) => [one, written(one)]));
  }

  /** Which attributes are others than they were, as `tag[attribute]`; an empty class is none. */
  function changed(before) {
    const found = [];
    for (const [element, was] of before) {
      const names = new Set([...was.keys(), ...element.getAttributeNames()]);
      for (const name of names) {
        if ((was.get(name) ?? null) !== value(element, name)) found.push(`${element.localName}[${name}]`);
      }
      if (!element.isConnected) found.push(`${element.localName} removed`);
    }
    return found;
  }

  /** How everything in the card looks. */
  function looks() {
    const card = part("card");
    const properties = ["color", "font-size", "display", "visibility", "background-color"];
    return [card, ...card.querySelectorAll("*")].map((one) => {
      const style = getComputedStyle(one);
      return properties.map((name) => style.getPropertyValue(name)).join("; ");
    });
  }

  /** "card", "target", "page", or "nowhere" when the focus has left the document. */
  function focus(name) {
    const at = active();
    if (!at || at === document.body || at === document.documentElement) return "nowhere";
    if (part("card")?.contains(at)) return "card";
    return named(name).contains(at) ? "target" : "page";
  }

  window.look = {
    use: (given) => void (parts = given),
    shown: () => placed(part("card")) && opacity(part("card")) > 0,
    text: () => part("card")?.textContent ?? "",
    boxes: (name) => {
      const found = { target: named(name), mark: part("mark"), card: part("card"), header: named("header") };
      return Object.fromEntries(Object.entries(found).map(([key, one]) => [key, one && box(one)]));
    },
    next: () => {
      const button = part("next");
      return placed(button) ? box(button) : null;
    },
    onNext: () => part("next") !== null && active() === part("next"),
    begin, timed, scroll, attributes, changed, looks, focus, violations,
  };
})();
