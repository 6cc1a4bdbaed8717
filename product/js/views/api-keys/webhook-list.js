/** The webhooks as a list, each with its state. */

import { h, icon } from "../../dom.js";
import { plural, t } from "../../i18n.js";
import { hookState, hostOf } from "../../webhooks.js";

const CHIP = { new: "draft", healthy: "approved", failing: "rejected", paused: "draft" };

export function hookBadge(hook) {
  const state = hookState(hook);
  return h("span", { class: `chip is-${CHIP[state]}`, testid: `webhook-state-${hook.id}` }, t(`webhooks.state.${state}`));
}

export function webhookList(hooks) {
  if (hooks.length === 0) return h("div", { class: "empty", testid: "no-webhooks" }, h("p", {}, t("webhooks.none")));
  return h("ul", { class: "workflow-list", "aria-label": t("api_keys.webhooks"), testid: "webhook-list" }, hooks.map((hook) => h("li", { testid: `webhook-row-${hook.id}` },
    h("a", { class: "card workflow-item", href: `#/api-keys/webhooks/${hook.id}`, testid: `webhook-link-${hook.id}` },
      h("span", { class: "workflow-icon" }, icon("integrations")),
      h("span", { class: "row-main" }, h("strong", {}, hostOf(hook.address)), h("span", { class: "muted" }, plural("webhooks.events_count", hook.events.length))),
      h("span", { class: "row-end" }, hookBadge(hook))))));
}
