/** What people are told: who is told what, what they have read, and what they chose not to hear. */

import { queueOf } from "./approvals.js";
import { emit } from "./events.js";
import * as store from "./store.js";

/** What a person may switch off -> the kinds of news it covers. */
export const TOPICS = Object.freeze({
  waiting: ["waiting"],
  decided: ["approved", "rejected"],
  escalated: ["escalated"],
  commented: ["commented"],
  mentioned: ["mentioned"],
  workflow: ["workflow"],
  report: ["report"],
  invited: ["invited", "accepted"],
});

const MOST = 200;
const now = () => new Date().toISOString();

/** What a person chose; whoever chose nothing hears everything, without a daily summary. */
export function preferencesOf(id, sandbox = store.get().sandbox) {
  const { off = [], summary = false } = sandbox.preferences?.[id] ?? {};
  return { off: [...off], summary };
}

function wants(sandbox, who, kind) {
  const topic = Object.keys(TOPICS).find((name) => TOPICS[name].includes(kind));
  return !preferencesOf(who, sandbox).off.includes(topic);
}

/** What makes two pieces of news the same: the newer one stands for the older. */
export function newsId({ kind, invoice, subject }) {
  return `${invoice || subject || "news"}-${kind}`;
}

/**
 * Tell a person something; to be called while the sandbox is being changed.
 * @param news `invoice` = number of the invoice it is about, or `subject` = id of anything else with `link` = its address;
 *   `text` = words a person typed, `by` = id of the person who caused it, `values` = what the words of its kind name
 */
export function notify(sandbox, who, kind, { invoice = "", subject = "", link = "", text = "", by = "", values = {} } = {}) {
  if (!wants(sandbox, who, kind)) return;
  const item = { at: now(), who, kind, invoice, subject, link, text, by, values, read: false };
  const same = (other) => other.who === who && newsId(other) === newsId(item);
  sandbox.notifications = [item, ...sandbox.notifications.filter((other) => !same(other))].slice(0, MOST);
}

/** A person's news, the newest first. */
export function inbox(id) {
  return store.get().sandbox.notifications.filter((item) => item.who === id).sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

export function unreadCount(id) {
  return store.get().sandbox.notifications.filter((item) => item.who === id && !item.read).length;
}

/** Mark one piece of news; `read` false makes it new again. */
export function markNews(who, id, read = true) {
  const item = store.get().sandbox.notifications.find((other) => other.who === who && newsId(other) === id);
  if (!item || item.read === read) return;
  store.work(() => {
    item.read = read;
  });
  if (read) emit("notification.read", { id, kind: item.kind, invoice: item.invoice });
}

export function markAllNews(who) {
  const count = unreadCount(who);
  store.work((sandbox) => {
    for (const item of sandbox.notifications) if (item.who === who) item.read = true;
  });
  emit("notifications.cleared", { count });
}

function prefer(id, setting, value, change) {
  store.work((sandbox) => {
    const chosen = preferencesOf(id, sandbox);
    change(chosen);
    sandbox.preferences = { ...sandbox.preferences, [id]: chosen };
  });
  emit("preferences.changed", { setting, value });
}

export function hear(id, topic, on) {
  prefer(id, `notify-${topic}`, on, (chosen) => {
    chosen.off = on ? chosen.off.filter((name) => name !== topic) : [...new Set([...chosen.off, topic])];
  });
}

export function hearSummary(id, on) {
  prefer(id, "daily-summary", on, (chosen) => {
    chosen.summary = on;
  });
}

/** The summary of a new day, for everyone who wants one and for whom something waits. */
export function sendSummaries() {
  const { sandbox } = store.get();
  const people = Object.keys(sandbox.preferences ?? {}).filter((id) => preferencesOf(id).summary);
  if (people.length === 0) return;
  store.work(() => {
    for (const id of people) {
      const waiting = queueOf(sandbox.invoices, id);
      const amount = waiting.reduce((total, invoice) => total + invoice.amount, 0);
      notify(sandbox, id, "summary", { subject: "day", link: "/invoices?view=queue", values: { count: waiting.length, amount } });
    }
  });
}
