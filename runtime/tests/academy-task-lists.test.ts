import { beforeEach, expect, it } from "vitest";

import { openBook } from "../src/academy/book.ts";
import { mountTaskLists } from "../src/academy/task-lists.ts";
import { browserStore } from "../src/page/storage.ts";

const PAGE = `
  <ul class="task-list">
    <li class="task-list-item"><label class="task-list-control"><input type="checkbox" disabled></label> Find the page</li>
    <li class="task-list-item"><input type="checkbox" disabled aria-label="Said already"> Finish</li>
    <li class="task-list-item"><input type="checkbox" disabled checked> Done by the writer</li>
  </ul>
  <input type="checkbox">`;

const boxes = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>("input")];
const names = (): (string | null)[] => boxes().map((box) => box.getAttribute("aria-label"));
const states = (): string[] => boxes().map(({ checked, disabled }) => `${checked ? "on" : "off"}${disabled ? ", fixed" : ""}`);
const page = (item = "", body = PAGE): void => {
  document.head.innerHTML = item && `<meta name="guidewright:item" content="${item}">`;
  document.body.innerHTML = body;
};

beforeEach(() => localStorage.clear());

it("names the boxes of a task list by their items, and no others", () => {
  page();
  const unmount = mountTaskLists(openBook(browserStore()));
  expect(names()).toEqual(["Find the page", "Said already", "Done by the writer", null]);
  expect(states()).toEqual(["off, fixed", "off, fixed", "on, fixed", "off"]);
  unmount();
  expect(names()).toEqual([null, "Said already", null, null]);
});

it("keeps the ticks of a page, also when the list around them changes", () => {
  page("article:week");
  const unmount = mountTaskLists(openBook(browserStore()));
  expect(states()).toEqual(["off", "off", "on, fixed", "off"]);
  boxes()[1]?.click();
  unmount();
  expect(states()).toEqual(["off, fixed", "off, fixed", "on, fixed", "off"]);

  page("article:week", PAGE.replace("<li", '<li class="task-list-item"><input type="checkbox" disabled> New</li><li'));
  mountTaskLists(openBook(browserStore()));
  expect(states()).toEqual(["off", "off", "on", "on, fixed", "off"]);
  boxes()[2]?.click();

  page("article:week");
  mountTaskLists(openBook(browserStore()));
  expect(states()).toEqual(["off", "off", "on, fixed", "off"]);
});

it("keeps the ticks of each page apart", () => {
  page("article:week");
  mountTaskLists(openBook(browserStore()));
  boxes()[0]?.click();
  page("article:month");
  mountTaskLists(openBook(browserStore()));
  expect(states()).toEqual(["off", "off", "on, fixed", "off"]);
});
