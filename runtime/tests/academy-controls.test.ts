import { describe, expect, it } from "vitest";

import { mountControls } from "../src/academy/controls.ts";

describe("the controls of the frame", () => {
  const drawer = '<input id="__drawer" type="checkbox"><label class="gw-header__menu" for="__drawer" title="Menu"></label>';

  it("make the drawer's label a button for the keyboard, and leave it as it was", () => {
    document.body.innerHTML = drawer;
    const unmount = mountControls();
    const label = document.querySelector<HTMLElement>("label");
    const input = document.querySelector("input");
    expect([label?.tabIndex, label?.getAttribute("role"), label?.getAttribute("aria-expanded")]).toEqual([0, "button", "false"]);
    label?.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true, cancelable: true }));
    expect(input?.checked).toBe(true);
    expect(label?.getAttribute("aria-expanded")).toBe("true");
    unmount();
    expect(document.body.innerHTML).toBe(drawer);
  });

  it("close a menu at Escape and at a click elsewhere, and give its button the focus back", () => {
    document.body.innerHTML = '<details data-gw-menu><summary>Language</summary><a href="#ja">日本語</a></details><p>Text</p>';
    const unmount = mountControls();
    const menu = document.querySelector("details");
    const close = [
      () => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })),
      () => document.querySelector("p")?.click(),
    ];
    for (const act of close) {
      if (menu) menu.open = true;
      document.querySelector("a")?.focus();
      act();
      expect(menu?.open).toBe(false);
      expect(document.activeElement).toBe(document.querySelector("summary"));
    }
    unmount();
  });
});
