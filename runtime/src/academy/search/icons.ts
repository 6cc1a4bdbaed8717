/** The signs of what a search finds, by kind. */
import { drawn, icon } from "../../page/element.ts";

const PATHS = {
  tour: "M7 4.5v15l12.5-7.5z",
  quiz: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20m-1.6 14.8-4.6-4.6 1.4-1.4 3.2 3.2 6.4-6.4 1.4 1.4z",
  track: "M5 3h2v1.5h12L16.5 9l2.5 4.5H7V21H5z",
  release: "m12 2 2.6 7.4L22 12l-7.4 2.6L12 22l-2.6-7.4L2 12l7.4-2.6z",
  glossary: "M6 2h13v20H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2m2 4v2h8V6zm0 4v2h8v-2zm0 4v2h5v-2z",
  recent: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m0 2a7 7 0 1 1 0 14 7 7 0 0 1 0-14m-1 2.5v5l4 2.4.8-1.3-3.2-1.9V7.5z",
  role: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8m0 10c4.4 0 8 1.8 8 4v2H4v-2c0-2.2 3.6-4 8-4",
} as const;

export type SignName = keyof typeof PATHS;

/** The sign of a kind of page, or of what a reader did; a page where it has none of its own. */
export const sign = (kind: string): SVGSVGElement =>
  Object.hasOwn(PATHS, kind) ? drawn(PATHS[kind as SignName]) : icon("page");
