/** Tables, whatever they list. The roles repeat what the elements mean, because a phone shows the rows of most as cards. */

import { h } from "../dom.js";

/**
 * @param {{testid, name, caption, heads, rows, foot}} options `name` = its class; `heads` = cells of the first row, `rows` and `foot` = made with `row`
 */
export function table({ testid, name = "table", caption, heads, rows, foot = null }) {
  return h("table", { class: name, role: "table", testid },
    h("caption", { class: "sr-only" }, caption),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, heads)),
    h("tbody", { role: "rowgroup" }, rows),
    foot && h("tfoot", { role: "rowgroup" }, foot));
}

export function columnHead(name, ...children) {
  return h("th", { scope: "col", role: "columnheader", class: name }, children);
}

export function row(props, ...cells) {
  return h("tr", { role: "row", ...props }, cells);
}

export function rowHead(name, ...children) {
  return h("th", { scope: "row", role: "rowheader", class: name }, children);
}

export function cell(name, ...children) {
  return h("td", { role: "cell", class: name }, children);
}
