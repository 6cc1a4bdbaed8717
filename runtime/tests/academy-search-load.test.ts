import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { mountSearch } from "../src/academy/search/mount.ts";
import { makeWords } from "../src/page/words.ts";

const words = makeWords("en", {});
const DIALOG = "../src/academy/search/dialog.ts";

describe("a search whose script does not come", () => {
  const went = vi.fn<(address: string | URL) => void>();
  let unmount: () => void;

  beforeEach(() => {
    vi.resetModules();
    vi.doMock(DIALOG, () => {
      throw new Error("not there");
    });
    vi.spyOn(window.location, "assign").mockImplementation(went);
    document.body.innerHTML = '<a href="/search/" data-gw-search>Search</a><input>';
    unmount = mountSearch(words, () => undefined);
  });

  afterEach(() => {
    unmount();
    went.mockReset();
    vi.doUnmock(DIALOG);
  });

  const press = (key: string, target: EventTarget = document.body): KeyboardEvent => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true });
    target.dispatchEvent(event);
    return event;
  };

  it("leads to the page of the search, with what was typed on the way", async () => {
    press("/");
    press("a");
    await vi.waitFor(() => expect(went).toHaveBeenCalledTimes(1));
    expect(new URL(went.mock.calls[0]?.[0] ?? "", "http://site/").href).toMatch(/\/search\/\?q=a$/);
  });

  it("leaves the letters typed afterwards to the page", async () => {
    document.querySelector("a")?.click();
    await vi.waitFor(() => expect(went).toHaveBeenCalledTimes(1));
    const field = document.querySelector("input");
    expect(press("b", field ?? document.body).defaultPrevented).toBe(false);
  });

  it("is asked for again the next time", async () => {
    for (const times of [1, 2]) {
      press("/");
      await vi.waitFor(() => expect(went).toHaveBeenCalledTimes(times));
    }
  });
});
