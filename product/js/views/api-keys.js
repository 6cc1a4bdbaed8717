/** API keys and webhooks: how other programs reach Ledgerline, and how it reaches them. */

import { h, icon } from "../dom.js";
import { day, t } from "../i18n.js";
import { revokeKey } from "../key-actions.js";
import { keyState } from "../keys.js";
import { get } from "../store.js";
import { openDialog } from "../ui/dialog.js";
import { emptyState } from "../ui/list.js";
import { refresh } from "../ui/shell.js";
import { cell, columnHead, row, rowHead, table } from "../ui/table.js";
import { toast } from "../ui/toast.js";
import { openKeyForm, openReplaceForm } from "./api-keys/key-form.js";
import { requestCard } from "./api-keys/request.js";
import { openWebhookForm } from "./api-keys/webhook-form.js";
import { webhookList } from "./api-keys/webhook-list.js";
import { pageHead } from "./parts.js";

const CHIP = { active: "approved", soon: "escalated", expired: "rejected", revoked: "draft" };
const COLUMNS = ["name", "scope", "expires", "used", "state", "actions"];

export function apiKeys() {
  const { keys } = get().sandbox;
  const content = h("div", {},
    pageHead(t("api_keys.title"), t("api_keys.intro")),
    section("keys", h("button", { type: "button", class: "button primary", testid: "create-key", on: { click: openKeyForm } }, icon("plus"), t("api_keys.create")),
      keys.length > 0 ? keyTable(keys) : emptyState("no-keys", t("api_keys.none"))),
    keys.length > 0 && requestCard(keys),
    section("webhooks", h("button", { type: "button", class: "button primary", testid: "create-webhook", on: { click: () => openWebhookForm() } }, icon("plus"), t("webhooks.create")),
      webhookList(get().sandbox.webhooks)));
  return { title: t("api_keys.title"), content };
}

function section(name, action, ...children) {
  return h("section", { class: "block", "aria-labelledby": `${name}-title`, testid: `${name}-section` },
    h("div", { class: "page-head" },
      h("div", {}, h("h2", { id: `${name}-title` }, t(`api_keys.${name}`)), h("p", { class: "intro" }, t(`api_keys.${name}_text`))),
      h("div", { class: "actions" }, action)),
    children);
}

function keyTable(keys) {
  return h("div", { class: "card table-card" }, table({
    testid: "key-table", name: "table keys", caption: t("api_keys.keys"),
    heads: COLUMNS.map((name) => columnHead(`col-key-${name}`, t(`api_keys.col.${name}`))), rows: keys.map(keyRow),
  }));
}

function keyRow(key) {
  const state = keyState(key, new Date());
  const nameId = `key-name-${key.id}`;
  return row({ testid: `key-row-${key.id}`, class: state === "revoked" ? "is-over" : "" },
    rowHead("col-key-name", h("strong", { id: nameId }, key.name), h("code", { class: "muted" }, `${key.prefix}…`)),
    cell("col-key-scope", t(`api_keys.scope.${key.scope}`)),
    cell("col-key-expires", withLabel("expires", key.expires ? day(key.expires) : t("api_keys.never"))),
    cell("col-key-used", withLabel("used", key.used ? day(key.used) : t("api_keys.unused"))),
    cell("col-key-state", h("span", { class: `chip is-${CHIP[state]}`, testid: `key-state-${key.id}` }, t(`api_keys.state.${state}`))),
    cell("col-key-actions", state !== "revoked" && h("div", { class: "actions" },
      h("button", { type: "button", class: "button quiet", testid: `replace-key-${key.id}`, "aria-describedby": nameId, on: { click: () => openReplaceForm(key) } }, t("api_keys.replace")),
      h("button", { type: "button", class: "button quiet danger-quiet", testid: `revoke-key-${key.id}`, "aria-describedby": nameId, on: { click: () => revoke(key) } }, t("api_keys.revoke")))));
}

/** On a phone the heads of the columns are gone, so the cell says what it is. */
function withLabel(name, text) {
  return [h("span", { class: "cell-label", "aria-hidden": "true" }, `${t(`api_keys.col.${name}`)}: `), text];
}

function revoke(key) {
  openDialog({
    testid: "revoke-dialog", title: t("api_keys.revoke_title", { name: key.name }), hint: t("api_keys.revoke_hint"), confirm: t("api_keys.revoke_confirm"), danger: true,
    onConfirm: () => {
      revokeKey(key.id);
      window.setTimeout(() => {
        refresh();
        document.querySelector("[data-testid=create-key]")?.focus();
      });
      toast(t("api_keys.revoked", { name: key.name }));
    },
  });
}
