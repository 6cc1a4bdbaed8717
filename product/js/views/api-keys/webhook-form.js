/** The dialog that makes a webhook or changes one: an address and the events it wants. */

import { h } from "../../dom.js";
import { isSecure } from "../../integrations.js";
import { t } from "../../i18n.js";
import { go } from "../../router.js";
import { openDialog } from "../../ui/dialog.js";
import { field, setError } from "../../ui/field.js";
import { refresh } from "../../ui/shell.js";
import { toast } from "../../ui/toast.js";
import { addressTaken, changeWebhook, createWebhook } from "../../webhook-actions.js";
import { HOOK_EVENTS, hostOf } from "../../webhooks.js";
import { showSecret } from "./secret.js";

const SAMPLE = "https://hooks.harborpaper.example/ledgerline";

function eventChoices(chosen) {
  const error = h("p", { class: "error", id: "webhook-events-error", testid: "webhook-events-error" });
  const boxes = HOOK_EVENTS.map((name) => h("input", { type: "checkbox", value: name, checked: chosen.includes(name), testid: `webhook-event-${name.replace(".", "-")}` }));
  const set = h("fieldset", { class: "field events", testid: "webhook-events", "aria-describedby": "webhook-events-error" },
    h("legend", {}, t("webhooks.events")),
    HOOK_EVENTS.map((name, index) => h("label", { class: "check-item" }, boxes[index], h("span", {}, t(`webhooks.event.${name}`), " ", h("code", { class: "muted" }, name)))),
    error);
  return { set, boxes, error, values: () => boxes.filter((box) => box.checked).map((box) => box.value) };
}

function addressProblem(address, id) {
  if (!address.trim()) return "form.error.required";
  if (!isSecure(address)) return "webhooks.address_wrong";
  return addressTaken(address, id) ? "webhooks.address_taken" : "";
}

/** @param hook the webhook to change, or null to make one */
export function openWebhookForm(hook = null) {
  const address = h("input", { type: "url", inputmode: "url", testid: "webhook-address", value: hook?.address ?? "", autocomplete: "off", spellcheck: "false", maxlength: 300, placeholder: SAMPLE });
  const events = eventChoices(hook?.events ?? ["invoice.approved"]);
  openDialog({
    testid: "webhook-dialog", title: t(hook ? "webhooks.change_title" : "webhooks.create_title"), hint: t("webhooks.create_hint"),
    fields: [field(address, t("webhooks.address"), { hint: t("webhooks.address_hint") }), events.set],
    confirm: t(hook ? "webhooks.save" : "webhooks.create"),
    onConfirm: () => {
      const problem = addressProblem(address.value, hook?.id ?? "");
      setError(address, problem && t(problem));
      events.error.textContent = events.values().length === 0 ? t("webhooks.events_missing") : "";
      if (problem || events.values().length === 0) {
        (problem ? address : events.boxes[0]).focus();
        return false;
      }
      save(hook, { address: address.value.trim(), events: events.values() });
      return true;
    },
  });
}

function save(hook, fields) {
  if (hook) {
    changeWebhook(hook.id, fields);
    window.setTimeout(refresh);
    toast(t("webhooks.saved"));
    return;
  }
  const { hook: made, secret } = createWebhook(fields);
  go(`/api-keys/webhooks/${made.id}`);
  window.setTimeout(() => showSecret("webhook", hostOf(made.address), secret, "test-webhook"), 50);
  toast(t("webhooks.created"));
}
