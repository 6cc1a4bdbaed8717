/** Bars for figures. A chart says its message in one sentence; every figure is in the table beside it. */

import { h } from "../../dom.js";

/** More bars than this leave no room for a figure above each on a phone. */
const MANY = 6;

/** A round step, so that at most five lines carry a number. */
export function axis(most) {
  if (!(most > 0)) return { top: 1, ticks: [0, 1] };
  const rough = most / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((times) => times * size).find((value) => value >= rough);
  const count = Math.ceil(most / step);
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}

const percent = (value, top) => `${Math.min(100, (value / top) * 100)}%`;

function segment({ value: size, tone, title }, top) {
  const bar = h("span", { class: `segment-bar tone-${tone}`, title });
  bar.style.flexBasis = percent(size, top);
  return bar;
}

function mark({ value: at, title }, top, side) {
  const dot = h("span", { class: "chart-mark", title });
  dot.style[side] = percent(at, top);
  return dot;
}

function value(text, at, top, side) {
  const node = h("span", { class: "chart-value" }, text);
  node.style[side] = percent(at, top);
  return node;
}

/** One bar: its parts one after the other, and where it has one a mark further out. */
function bar(item, top, side) {
  const track = h("span", { class: "chart-bar" }, item.parts.filter((part) => part.value > 0).map((part) => segment(part, top)));
  const sum = item.parts.reduce((total, part) => total + part.value, 0);
  const text = value(item.text, sum, top, side);
  const reach = item.mark && h("span", { class: "chart-reach" });
  if (reach) {
    reach.style[side] = percent(sum, top);
    reach.style[side === "bottom" ? "blockSize" : "inlineSize"] = percent(item.mark.value - sum, top);
  }
  return h("span", { class: item.mark ? "chart-track has-mark" : "chart-track" }, track, text,
    reach, item.mark && mark(item.mark, top, side), item.mark && value(item.mark.text, item.mark.value, top, side));
}

function legend(entries) {
  return h("ul", { class: "legend", "aria-hidden": "true" }, entries.map(({ tone, label }) => h("li", {}, h("span", { class: `swatch tone-${tone}` }), label)));
}

function grid(ticks, top, format, side) {
  return h("span", { class: "chart-grid" }, ticks.map((tick) => {
    const line = h("span", { class: "chart-line" }, h("span", { class: "chart-tick" }, format(tick)));
    line.style[side] = percent(tick, top);
    return line;
  }));
}

/**
 * A bar chart; columns for months, rows for anything with a long name.
 * @param {object} options `kind` "columns" or "rows"; `items` = [{label, parts: [{value, tone, title}], mark: {value, title, text}|null, text}];
 *   `entries` = the legend as [{tone, label}]; `format` = a figure on the axis as text; `says` = the chart in one sentence
 */
export function chart({ kind, items, entries, format, says }) {
  const reach = (item) => Math.max(item.parts.reduce((sum, part) => sum + part.value, 0), item.mark?.value ?? 0);
  const { top, ticks } = axis(Math.max(0, ...items.map(reach)));
  const side = kind === "columns" ? "bottom" : "insetInlineStart";
  const bars = items.map((item) => h("span", { class: "chart-item" },
    kind === "rows" && h("span", { class: "chart-label" }, item.label),
    bar(item, top, side),
    kind === "columns" && h("span", { class: "chart-label" }, item.label)));
  return h("figure", { class: "chart-figure" },
    h("div", { class: `chart is-${kind} ${items.length > MANY ? "is-many" : ""}`.trim(), role: "img", "aria-label": says, testid: "report-chart" },
      h("span", { class: "chart-plot" }, grid(ticks, top, format, side), h("span", { class: "chart-items" }, bars))),
    entries.length > 1 && legend(entries));
}
