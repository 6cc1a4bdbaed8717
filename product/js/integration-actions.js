/** What the Administrator does with integrations. Each function changes the state, then tells the document. */

import { SUGGESTED, syncRun } from "./accounting.js";
import { emit, onEvent } from "./events.js";
import { SAMPLE_SENDER, check } from "./integration-checks.js";
import { LOG_LIMIT } from "./integrations.js";
import * as store from "./store.js";

const now = () => new Date().toISOString();

/** What an event is to the chat: news of the kind a person chose. */
const NEWS = { "invoice.submitted": "waiting", "invoice.approved": "decided", "invoice.rejected": "decided" };

export function connectionOf(id) {
  return store.get().sandbox.integrations[id];
}

function note(connection, kind, ok, params = {}) {
  connection.log.unshift({ at: now(), kind, ok, params });
  connection.log.length = Math.min(connection.log.length, LOG_LIMIT);
}

export function connectIntegration(id, config) {
  store.work((sandbox) => {
    const connection = sandbox.integrations[id];
    Object.assign(connection, { on: true, since: now(), problem: "", config, mapping: id === "accounting" ? { ...SUGGESTED } : {} });
    note(connection, "connected", true);
  });
  emit("integration.connected", { id });
}

export function disconnectIntegration(id) {
  store.work((sandbox) => {
    const connection = sandbox.integrations[id];
    Object.assign(connection, { on: false, since: "", problem: "", config: {}, mapping: {}, run: null });
    note(connection, "disconnected", true);
  });
  emit("integration.disconnected", { id });
}

/** Change the settings; what was wrong is open until the next test. */
export function changeIntegration(id, config) {
  const before = connectionOf(id).config;
  const changed = Object.keys(config).filter((name) => config[name] !== before[name]);
  store.work((sandbox) => {
    const connection = sandbox.integrations[id];
    connection.config = config;
    if (changed.length > 0) note(connection, "changed", true);
  });
  for (const setting of changed) emit("integration.changed", { id, setting, value: config[setting] });
}

/** Fill a field of the accounting system from a field of the invoice, or from none. */
export function mapField(target, source) {
  store.work((sandbox) => {
    sandbox.integrations.accounting.mapping[target] = source;
  });
  emit("integration.changed", { id: "accounting", setting: target, value: source });
}

/** The mapping as a new connection has it. */
export function resetMapping() {
  store.work((sandbox) => {
    sandbox.integrations.accounting.mapping = { ...SUGGESTED };
  });
  emit("integration.changed", { id: "accounting", setting: "mapping", value: "suggested" });
}

/** @returns the result of `check` */
export function testIntegration(id) {
  const result = check(id, connectionOf(id));
  store.work((sandbox) => {
    const connection = sandbox.integrations[id];
    connection.problem = result.reason;
    note(connection, result.passed ? "test-passed" : result.reason, result.passed, { sender: SAMPLE_SENDER });
  });
  emit("integration.tested", { id, passed: result.passed, reason: result.reason });
  return result;
}

/** Send approved invoices to the accounting system -> the result of `syncRun`. */
export function syncAccounting() {
  const { integrations, invoices } = store.get().sandbox;
  const company = check("accounting", integrations.accounting).reason === "company-unknown";
  const result = company ? { sent: [], refused: [] } : syncRun(integrations.accounting, invoices);
  store.work(({ integrations: { accounting } }) => {
    accounting.sent.push(...result.sent);
    accounting.problem = company ? "company-unknown" : result.refused.length > 0 ? "records-refused" : "";
    accounting.run = { at: now(), ...result };
    if (company) note(accounting, "company-unknown", false);
    else note(accounting, "synced", result.refused.length === 0, { sent: result.sent.length, failed: result.refused.length });
  });
  emit("integration.synced", { id: "accounting", sent: result.sent.length, failed: result.refused.length });
  return result;
}

/** Begin to post news in the chat; a channel that takes none is a problem to repair. */
export function startChat() {
  onEvent((event, detail) => {
    const chat = connectionOf("chat");
    const wanted = chat.on && event in NEWS && ["all", NEWS[event]].includes(chat.config.news);
    if (!wanted) return;
    const { passed, reason } = check("chat", chat);
    store.work((sandbox) => {
      const connection = sandbox.integrations.chat;
      note(connection, passed ? "posted" : "not-posted", passed, { invoice: detail.id });
      connection.problem = reason;
    });
  });
}
