/** A page that only says something: not found, not allowed, broken. */

import { h } from "../dom.js";
import { t } from "../i18n.js";
import { heading } from "./parts.js";
import { confirmReset } from "./reset.js";

export function message(titleKey, text, { reset = false } = {}) {
  const content = h("section", { class: "message", testid: "message" },
    heading(t(titleKey)),
    h("p", {}, text),
    h("p", { class: "actions" },
      h("a", { class: "button primary", href: "#/dashboard", testid: "go-dashboard" }, t("error.home")),
      reset && h("button", { type: "button", class: "button", testid: "reset-sandbox", on: { click: confirmReset } }, t("settings.reset"))));
  return { title: t(titleKey), content };
}
