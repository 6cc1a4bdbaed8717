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
  help: ["M12 3a9 9 0 1 0 .01 0zM9.2 9.5c.2-3.4 5.8-3.2 5.6.1-.1 1.9-2.8 2-2.8 4.2M12 17v.2"],
  bell: ["M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21.5h4"],
  more: ["M5 12h.01M12 12h.01M19 12h.01"],
  reports: ["M4 20h16M7 20v-7M12 20V5M17 20v-10"],
  people: ["M9 5a3.2 3.2 0 1 0 .01 0zM3 19.5c.5-3.6 2.7-5.2 6-5.2s5.5 1.6 6 5.2M16 5.5a3 3 0 0 1 0 5.8M17.5 14.6c2.1.5 3.3 2.1 3.6 4.9"],
  integrations: ["M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4"],
  "api-keys": ["M8 11a4 4 0 1 0 .01 0zM11 12l8.5-8.5M16 7l2.5 2.5M13.5 9.5l2 2"],
  audit: ["M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6"],
  filter: ["M4 5h16l-6 7.5V19l-4 1.5v-8z"],
  search: ["M10.5 4a6.5 6.5 0 1 0 .01 0zM15.5 15.5l5 5"],
  comment: ["M4 5h16v11H10l-5 4v-4H4z"],
  at: ["M12 8.5a3.5 3.5 0 1 0 .01 0zM15.5 8.5v4.5c0 3 5 3 5-1a8.5 8.5 0 1 0-3.5 6.9"],
  down: ["M5 9l7 7 7-7"],
  copy: ["M8 8h12v12H8zM16 8V4H4v12h4"],
  download: ["M12 4v11M7 10.5l5 5 5-5M4 20h16"],
  pause: ["M8 5v14M16 5v14"],
  play: ["M7 4.5l12 7.5-12 7.5z"],
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
