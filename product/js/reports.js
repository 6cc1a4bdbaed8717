/** The figures of the reports, from invoices to rows. Pure; every report reads the same choices. */

import { decisionOf, isAwaited } from "./approvals.js";

const DAY = 86_400_000;
const two = (value) => String(value).padStart(2, "0");

export const REPORTS = ["spend", "cycle-time", "approvers"];
export const PERIODS = ["1", "3", "6", "12", "custom"];

/** What each report can be broken down by; the first one is the usual one. */
export const BREAKDOWNS = { spend: ["department", "supplier"], "cycle-time": ["month", "department", "supplier"], approvers: [] };

const MOST_MONTHS = 24;

/** The local month of a moment, as YYYY-MM. */
export function monthOf(moment) {
  const date = new Date(moment);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}`;
}

/** A month some months later, or earlier with a negative number. */
export function monthAfter(month, count) {
  const [year, number] = month.split("-").map(Number);
  return monthOf(new Date(year, number - 1 + count, 1, 12));
}

/** Every month from one to another, both included. */
function monthsBetween(from, until) {
  const months = [];
  for (let month = from; month <= until && months.length < MOST_MONTHS; month = monthAfter(month, 1)) months.push(month);
  return months;
}

/** The months a report covers: the last ones, or those chosen. */
export function monthsOf({ period, from, until }, now) {
  const current = monthOf(now);
  if (period !== "custom") return monthsBetween(monthAfter(current, 1 - Number(period)), current);
  return from <= until ? monthsBetween(from, until) : monthsBetween(until, from);
}

export function median(values) {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const total = (list) => list.reduce((sum, invoice) => sum + invoice.amount, 0);

/** Days from submitted to decided. */
export function daysTaken(invoice) {
  return Math.max(0, (Date.parse(invoice.decided.at) - Date.parse(invoice.submitted)) / DAY);
}

function decidedIn(invoices, months) {
  return invoices.filter((invoice) => invoice.decided && invoice.status !== "waiting" && months.includes(monthOf(invoice.decided.at)));
}

function groupsOf(invoices, key) {
  const groups = new Map();
  for (const invoice of invoices) groups.set(key(invoice), [...(groups.get(key(invoice)) ?? []), invoice]);
  return groups;
}

/**
 * Approved amounts by month.
 * @returns {{months, rows: Array<{key, amounts, total, share}>, totals, total, count}} the largest row first
 */
export function spend(invoices, { by, months }) {
  const approved = decidedIn(invoices, months).filter((invoice) => invoice.status === "approved");
  const sumIn = (list, month) => total(list.filter((invoice) => monthOf(invoice.decided.at) === month));
  const all = total(approved);
  const rows = [...groupsOf(approved, (invoice) => invoice[by])].map(([key, list]) => ({
    key, amounts: months.map((month) => sumIn(list, month)), total: total(list), share: all > 0 ? total(list) / all : 0,
  })).sort((a, b) => b.total - a.total || a.key.localeCompare(b.key));
  return { months, rows, totals: months.map((month) => sumIn(approved, month)), total: all, count: approved.length };
}

/** The last month that is over and has one before it in the figures -> {month, amount, before}, or null. */
export function lastFullMonth({ months, totals }, now) {
  const current = monthOf(now);
  const index = months.findLastIndex((month) => month < current);
  return index > 0 ? { month: months[index], amount: totals[index], before: totals[index - 1] } : null;
}

function timing(key, list) {
  const days = list.map(daysTaken);
  const slowest = list.reduce((worst, invoice) => (!worst || daysTaken(invoice) > daysTaken(worst) ? invoice : worst), null);
  return { key, count: list.length, median: median(days), slowest: slowest ? daysTaken(slowest) : null, invoice: slowest?.id ?? "" };
}

/**
 * Days from submitted to decided.
 * @returns {{rows: Array<{key, count, median, slowest, invoice}>, all, slowest: Array}} months in order, other rows the slowest first;
 *   `slowest` = the five invoices that took longest
 */
export function cycleTime(invoices, { by, months }) {
  const decided = decidedIn(invoices, months);
  const rows = by === "month"
    ? months.map((month) => timing(month, decided.filter((invoice) => monthOf(invoice.decided.at) === month)))
    : [...groupsOf(decided, (invoice) => invoice[by])].map(([key, list]) => timing(key, list)).sort((a, b) => b.median - a.median);
  const slowest = [...decided].sort((a, b) => daysTaken(b) - daysTaken(a)).slice(0, 5);
  return { rows, all: timing("all", decided), slowest };
}

/** Days from reaching a person's desk, the last time it was sent there, to that person's own decision. */
function daysOnDesk(invoice, who, at) {
  const sent = invoice.history.filter((entry) => ["routed", "escalated"].includes(entry.kind) && entry.who === who && entry.at <= at);
  return Math.max(0, (Date.parse(at) - Date.parse(sent.at(-1)?.at ?? invoice.submitted)) / DAY);
}

/** What a person decided in the months, each with the days it took; an approval counts in its own month, whatever the others decide later. */
function decisionsOf(invoices, who, months) {
  return invoices.flatMap((invoice) => {
    const own = decisionOf(invoice, who);
    return own && months.includes(monthOf(own.at)) ? [{ kind: own.kind, days: daysOnDesk(invoice, who, own.at) }] : [];
  });
}

/**
 * What each approver decided in the months and what waits for them now.
 * @returns {Array<{key, approved, rejected, decided, waiting, worth, median, oldest}>} who decided most first;
 *   `median` = days from desk to decision, `oldest` = days the oldest waiting invoice has been there
 */
export function approvers(invoices, { months }, { people, now }) {
  return people.map((key) => {
    const mine = decisionsOf(invoices, key, months);
    const waiting = invoices.filter((invoice) => isAwaited(invoice, key));
    const ages = waiting.map((invoice) => (now - Date.parse(invoice.assigned)) / DAY);
    const approved = mine.filter(({ kind }) => kind === "approved").length;
    return {
      key, approved, rejected: mine.length - approved, decided: mine.length, waiting: waiting.length, worth: total(waiting),
      median: median(mine.map(({ days }) => days)), oldest: ages.length > 0 ? Math.max(0, ...ages) : null,
    };
  }).filter((row) => row.decided + row.waiting > 0).sort((a, b) => b.decided - a.decided || b.waiting - a.waiting);
}
