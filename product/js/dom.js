/** Elements from plain values: no markup strings, so the strictest content policy holds. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element.
 * @param {string} tag
 * @param {object} props `testid`, `class`, `on` (event -> handler), `value`/`checked`/`disabled` as properties, the rest as attributes;
 *   null, undefined and false leave an attribute out.
 * @param {...(Node|string|number|null|false|Array)} children
 */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(node, name, value);
  append(node, children);
  if ("value" in props && tag === "select") node.value = props.value ?? "";
  return node;
}

function setProp(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") {
    for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
  } else if (name === "testid") {
    node.dataset.testid = value;
  } else if (name === "class") {
    node.className = value;
  } else if (name === "value" || name === "checked" || name === "disabled") {
    node[name] = value;
  } else {
    node.setAttribute(name, value === true ? "" : String(value));
  }
}

function append(node, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(node, child);
    else if (child !== null && child !== undefined && child !== false) node.append(child);
  }
}

const ICONS = {
  dashboard: ["M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-3H4zM14 7h6V4h-6z"],
  invoices: ["M6 3h9l4 4v14H6z", "M9 11h7M9 15h7M9 7h3"],
  workflows: ["M5 4h6v5H5zM13 15h6v5h-6zM8 9v8.5h5M8 12h8v3"],
  settings: ["M4 7h10M18 7h2M4 12h3M11 12h9M4 17h8M16 17h4", "M14 5v4M7 10v4M12 15v4"],
  out: ["M14 4H6v16h8M10 12h10M17 8.5l3.5 3.5-3.5 3.5"],
  plus: ["M12 5v14M5 12h14"],
  back: ["M15 5l-7 7 7 7"],
  next: ["M9 5l7 7-7 7"],
  close: ["M6 6l12 12M18 6L6 18"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  cross: ["M7 7l10 10M17 7L7 17"],
  trigger: ["M13 3L5 14h6l-1 7 8-11h-6z"],
  decision: ["M12 3l9 9-9 9-9-9z"],
  routing: ["M4 12h14M13 6.5l5.5 5.5-5.5 5.5"],
  notification: ["M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4"],
  escalation: ["M12 20V5M6 11l6-6 6 6"],
  test: ["M10 3v6l-5.5 9.5A1.7 1.7 0 0 0 6 21h12a1.7 1.7 0 0 0 1.5-2.5L14 9V3M8.5 3h7M8 15h8"],
  clock: ["M12 3a9 9 0 1 0 .01 0zM12 7v5.5l3.5 2"],
  alert: ["M12 4l9 16H3zM12 10v4M12 17v.5"],
  bin: ["M5 7h14M10 4h4M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5"],
  person: ["M12 4a4 4 0 1 0 .01 0zM4.5 20.5c.8-4.2 3.7-6 7.5-6s6.7 1.8 7.5 6"],
};

/** A decorative line icon; the words beside it carry the meaning. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  for (const d of ICONS[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

/** The product's mark, drawn like the favicon. */
export function logo() {
  const image = h("img", { src: "icon.svg", alt: "", width: 32, height: 32, class: "logo" });
  return image;
}
