/** The accounting export: which field goes where, and the sync with its result. */

import { SOURCES, SUGGESTED, TARGETS, valueOf } from "../../accounting.js";
import { h, icon } from "../../dom.js";
import { connectionOf, mapField, resetMapping, syncAccounting } from "../../integration-actions.js";
import { day, money, moment, plural, t } from "../../i18n.js";
import { get } from "../../store.js";
import { select } from "../../ui/field.js";
import { refresh } from "../../ui/shell.js";
import { cell, columnHead, row, rowHead, table } from "../../ui/table.js";
import { toast } from "../../ui/toast.js";
import { card } from "../parts.js";
import { waitIn } from "./wait.js";

const SHOWN = 8;

/** A value as the preview shows it. */
function shown(invoice, source) {
  if (!invoice || !source) return "–";
  const value = valueOf(invoice, source);
  const kind = SOURCES[source];
  if (kind === "money") return money(value);
  if (kind === "date") return day(value);
  if (kind === "code") return t(`department.${value}`);
  return source === "memo" && !invoice.memo && invoice.memoKey ? t(invoice.memoKey) : value;
}

export function mappingCard() {
  const { mapping } = connectionOf("accounting");
  const sample = get().sandbox.invoices.find((invoice) => invoice.status === "approved") ?? null;
  const sources = Object.keys(SOURCES).map((source) => [source, t(`integrations.source.${source}`)]);
  const columns = ["target", "source", "sample"];
  return card(t("integrations.mapping"), { testid: "mapping-card" },
    h("p", { class: "hint" }, t("integrations.mapping_hint", { id: sample?.id ?? "–" })),
    table({
      testid: "mapping-table", name: "table mapping", caption: t("integrations.mapping"),
      heads: columns.map((name) => columnHead("", t(`integrations.mapping.${name}`))),
      rows: TARGETS.map(({ name, takes }) => mappingRow(name, takes, mapping, sources, sample)),
    }),
    h("p", { class: "actions" }, h("button", { type: "button", class: "button quiet", testid: "reset-mapping", disabled: isSuggested(mapping), on: { click: suggest } }, t("integrations.mapping_reset"))));
}

const isSuggested = (mapping) => Object.entries(SUGGESTED).every(([name, source]) => mapping[name] === source);

function suggest() {
  resetMapping();
  refresh();
  toast(t("integrations.mapping_reset_done"));
}

function mappingRow(name, takes, mapping, sources, sample) {
  const source = mapping[name] ?? "";
  const label = t(`integrations.target.${name}`);
  const problem = !source ? "unmapped" : takes.includes(SOURCES[source]) ? "" : "kind";
  const control = select(`map-${name}`, source, sources, {
    choose: t("integrations.mapping_choose"),
    onChange: (value) => {
      mapField(name, value);
      refresh();
    },
  });
  control.setAttribute("aria-label", label);
  if (problem) {
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", `map-${name}-error`);
  }
  return row({ testid: `mapping-row-${name}` },
    rowHead("", h("strong", {}, label)),
    cell("", control,
      problem && h("p", { class: "error", id: `map-${name}-error`, testid: `map-${name}-error` }, t(`integrations.refused.${problem === "unmapped" ? problem : name}`))),
    cell("muted", shown(sample, source)));
}

export function syncCard() {
  const { run, sent } = connectionOf("accounting");
  const open = get().sandbox.invoices.filter((invoice) => invoice.status === "approved" && !sent.includes(invoice.id)).length;
  const output = h("div", { role: "status", testid: "sync-result" }, run && runResult(run));
  return card(t("integrations.sync_title"), { testid: "sync-card" },
    h("p", {}, plural("integrations.sync_open", open)),
    h("p", { class: "actions" }, h("button", { type: "button", class: "button primary", testid: "sync-now", on: { click: (event) => sync(event.currentTarget, output) } }, icon("routing"), t("integrations.sync"))),
    output);
}

async function sync(button, output) {
  if (!await waitIn(button, output, t("integrations.syncing"))) return;
  const { sent, refused } = syncAccounting();
  refresh();
  toast([plural("integrations.log.sent", sent.length), refused.length > 0 && plural("integrations.log.refused", refused.length)].filter(Boolean).join(" "));
}

function runResult(run) {
  const failed = run.refused.length > 0;
  return h("div", { class: "run" },
    h("p", { class: failed ? "verdict is-failed" : "verdict is-passed", testid: "sync-verdict" }, icon(failed ? "alert" : "check"),
      h("span", {}, plural("integrations.log.sent", run.sent.length), failed && ` ${plural("integrations.log.refused", run.refused.length)}`)),
    h("p", { class: "muted" }, moment(run.at)),
    failed && h("ul", { class: "refused", testid: "sync-refused" }, run.refused.slice(0, SHOWN).map((line) => h("li", { testid: `refused-${line.invoice}` },
      h("a", { href: `#/invoices/${line.invoice}`, testid: `open-refused-${line.invoice}` }, line.invoice),
      h("span", {}, refusal(line))))),
    run.refused.length > SHOWN && h("p", { class: "muted" }, plural("integrations.sync_more", run.refused.length - SHOWN)));
}

function refusal({ target, reason, source }) {
  const key = reason === "kind" ? target : reason;
  const words = t(`integrations.refused.${key}`);
  return `${t(`integrations.target.${target}`)}${source ? ` ← ${t(`integrations.source.${source}`)}` : ""}: ${words}`;
}
