import { expect, it } from "vitest";

import { mountTaskLists } from "../src/academy/task-lists.ts";

it("names the boxes of a task list by their items, and no others", () => {
  document.body.innerHTML = `
    <ul class="task-list">
      <li class="task-list-item"><label class="task-list-control"><input type="checkbox" disabled></label> Find the page</li>
      <li class="task-list-item"><input type="checkbox" disabled aria-label="Said already"> Finish</li>
    </ul>
    <input type="checkbox">`;
  const names = (): (string | null)[] =>
    [...document.querySelectorAll("input")].map((input) => input.getAttribute("aria-label"));
  const unmount = mountTaskLists();
  expect(names()).toEqual(["Find the page", "Said already", null]);
  unmount();
  expect(names()).toEqual([null, "Said already", null]);
});
