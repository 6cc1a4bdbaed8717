/** Elements made of attributes and text nodes; never of markup, so nothing an author writes can become code. */

export type Child = Node | string | false | undefined;
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** `true` gives an empty attribute; `false` and `undefined` give none. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(name, value === true ? "" : `${value}`);
  }
  made.append(...children.filter((child) => child) as (Node | string)[]);
  return made;
}

const PATHS = {
  search: "M9.5 3a6.5 6.5 0 0 1 5.2 10.4l5 5-1.4 1.4-5-5A6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9",
  close: "M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z",
  check: "m9 16.2-4.2-4.2-1.4 1.4L9 19 21 7l-1.4-1.4z",
  cross: "M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z",
  page: "M6 2h8l6 6v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2m7 1.5V9h5.5z",
  section: "M10 4 8.5 20h2L12 4zM16 4l-1.5 16h2L18 4zM5 8v2h15V8zM4 14v2h15v-2z",
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon: hidden from assistive technology, so the words beside it must say the same. */
export const icon = (name: IconName): SVGSVGElement => drawn(PATHS[name]);

/** The same for a shape of one's own: the data of a path in a square of 24. */
export function drawn(path: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  for (const [key, value] of [["viewBox", "0 0 24 24"], ["class", "gw-icon"], ["aria-hidden", "true"]] as const) {
    drawing.setAttribute(key, value);
  }
  const shape = document.createElementNS(space, "path");
  shape.setAttribute("d", path);
  drawing.append(shape);
  return drawing;
}

export function button(label: string, look: string, act: (event: MouseEvent) => void): HTMLButtonElement {
  const made = element("button", { type: "button", class: `gw-button ${look}` }, label);
  made.addEventListener("click", act);
  return made;
}

/** A polite live region: seen by nobody, read out when its text changes. The same text twice is read twice. */
export function announcer(): { element: HTMLElement; say(sentences: readonly string[]): void } {
  const region = element("div", { role: "status", class: "gw-hidden" });
  return {
    element: region,
    say: (sentences) => region.replaceChildren(...sentences.map((sentence) => element("p", {}, sentence))),
  };
}

let lastId = 0;

/** An id that no other element of this page has. */
export function freshId(prefix: string): string {
  lastId += 1;
  return `gw-${prefix}-${lastId}`;
}
