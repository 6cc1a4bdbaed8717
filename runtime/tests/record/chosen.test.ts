import { describe, expect, it } from "vitest";

import { isChosen, isName, namingClasses } from "../../src/record/chosen.ts";

describe("test ids", () => {
  it.each(["approve-invoice", "invoice-row-7", "invoice-link-INV-2047", "step2", "addressBook", "form.submit", "承認"])(
    "takes %s for an engineer's", (name) => expect(isChosen(name)).toBe(true));

  it.each([
    "", " ", ":r1:", "radix-:r4:", "«r0»", "_r_1_", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "row-3f2504e04f8911d39a0c0305e82c3301",
    "order-90210", "btn-8f14e45fceea", "css-1a2b3c", "sc-bdVaJa", "mui-12", "headlessui-menu-7", "ember412",
    "item-01hzxk3v9q8r2t4w6y8a0c2e4g",
  ])("takes %j for a tool's", (name) => expect(isChosen(name)).toBe(false));
});

describe("ids and classes", () => {
  it.each(["to-other", "sign-in", "main", "invoice_form", "navBar"])("takes %s for an engineer's", (name) => expect(isName(name)).toBe(true));

  it.each(["row-123", "Button_root__3xY1z", "card--x9f2k", "Menu__aBcDe", "tab-2048"])(
    "takes %s for a tool's", (name) => expect(isName(name)).toBe(false));

  it("leaves out classes of a state, of a size and of a tool", () => {
    expect(namingClasses(["button", "primary", "is-open", "nav-active", "w-[12px]", "hover:red", "css-1a2b3c"])).toEqual(["button", "primary"]);
  });

  it("takes nothing that stands beside a hashed class", () => {
    expect(namingClasses(["sc-bdVaJa", "kXyZab"])).toEqual([]);
  });
});
