/** The first page: what waits, how approvals run, and what each role needs next. */

import { queueOf } from "../approvals.js";
import { h, icon } from "../dom.js";
import { money, named, number, plural, t } from "../i18n.js";
import { inbox, markAllNews, markNews, newsId } from "../notifications.js";
import { canSee, may } from "../people.js";
import { DEPARTMENTS } from "../seed.js";
import { get } from "../store.js";
import { refresh } from "../ui/shell.js";
import { toast } from "../ui/toast.js";
import { trendCard } from "./dashboard-trend.js";
import { openInvoiceForm } from "./invoice-form.js";
import { newsLink, newsNote, newsText } from "./notifications.js";
import { card, invoiceList, pageHead } from "./parts.js";

const DAY = 86_400_000;
const recent = (invoice) => invoice.status === "approved" && Date.now() - Date.parse(invoice.decided.at) <= 30 * DAY;
const sum = (list) => list.reduce((total, invoice) => total + invoice.amount, 0);

export function dashboard({ person }) {
  const seen = get().sandbox.invoices.filter((invoice) => canSee(person, invoice));
  const queue = queueOf(seen, person.id);
  const content = h("div", {},
    pageHead(t("dashboard.greeting"), t(`dashboard.intro.${person.role}`),
      may(person, "submit") && h("button", { type: "button", class: "button primary", testid: "new-invoice", on: { click: () => openInvoiceForm(person) } }, icon("plus"), t("invoices.new"))),
    figures(person, seen, queue),
    h("div", { class: "columns" },
      h("div", { class: "column" }, mainCard(person, seen, queue), may(person, "see-spend") && spendCard(seen), trendCard(seen)),
      h("div", { class: "column" }, may(person, "edit-workflows") && workflowCard(), notificationsCard(person))));
  return { title: t("dashboard.title"), content };
}

function figures(person, seen, queue) {
  const waiting = seen.filter((invoice) => invoice.status === "waiting");
  const approved = seen.filter(recent);
  const rejected = seen.filter((invoice) => invoice.status === "rejected");
  const times = approved.map((invoice) => (Date.parse(invoice.decided.at) - Date.parse(invoice.submitted)) / DAY);
  const average = times.length > 0 ? times.reduce((a, b) => a + b, 0) / times.length : 0;
  const first = person.role === "end-user"
    ? figure("rejected", t("dashboard.rejected"), number(rejected.length), t("dashboard.worth", { amount: money(sum(rejected), { short: true }) }))
    : figure("queue", t("dashboard.waiting_for_you"), number(queue.length), t("dashboard.worth", { amount: money(sum(queue), { short: true }) }));
  return h("section", { "aria-label": t("dashboard.figures") }, h("dl", { class: "figures" },
    first,
    figure("waiting", t("dashboard.in_approval"), number(waiting.length), t("dashboard.worth", { amount: money(sum(waiting), { short: true }) })),
    figure("approved", t("dashboard.approved_month"), money(sum(approved), { short: true }), plural("dashboard.invoices", approved.length)),
    figure("time", t("dashboard.decision_time"), plural("dashboard.days", Math.round(average * 10) / 10), t("dashboard.last_days"))));
}

function figure(name, label, value, note) {
  return h("div", { class: `figure is-${name}`, testid: `figure-${name}` }, h("dt", {}, label), h("dd", {}, h("strong", {}, value), h("span", { class: "muted" }, note)));
}

function mainCard(person, seen, queue) {
  const decides = person.role === "manager" || person.role === "executive";
  const waiting = seen.filter((invoice) => invoice.status === "waiting").sort((a, b) => Date.parse(a.submitted) - Date.parse(b.submitted));
  const [name, list] = decides ? ["queue", queue] : person.role === "administrator" ? ["oldest", waiting] : ["mine", seen];
  return card(t(`dashboard.${name}`), { testid: `${name}-card` },
    list.length === 0 ? h("p", { class: "muted" }, t(`dashboard.${name}_empty`)) : invoiceList(list.slice(0, 5), `${name}-list`),
    h("p", {}, h("a", { class: "more", href: "#/invoices", testid: "see-all-invoices" }, t("dashboard.see_all"))));
}

function spendCard(seen) {
  const approved = seen.filter(recent);
  const rows = DEPARTMENTS.map((name) => [name, sum(approved.filter((invoice) => invoice.department === name))]).filter(([, total]) => total > 0).sort((a, b) => b[1] - a[1]);
  const most = rows[0]?.[1] ?? 1;
  return card(t("dashboard.spend"), { testid: "spend-card" },
    h("p", { class: "hint" }, rows.length > 0 ? t("dashboard.spend_note") : t("dashboard.spend_empty")),
    h("dl", { class: "bars" }, rows.map(([name, total]) => {
      const bar = h("span", { class: "bar", "aria-hidden": "true" });
      bar.style.inlineSize = `${Math.max(2, (total / most) * 100)}%`;
      return h("div", {}, h("dt", {}, t(`department.${name}`)), h("dd", {}, h("span", { class: "bar-track" }, bar), h("span", { class: "amount" }, money(total, { short: true }))));
    })));
}

function workflowCard() {
  const active = get().sandbox.workflows.filter((workflow) => workflow.active);
  return card(t("dashboard.workflow"), { testid: "workflow-card" },
    active.length === 0 ? h("p", {}, t("dashboard.workflow_none")) : active.map((workflow) => h("p", { class: "active-workflow" },
      h("strong", {}, named(workflow)), h("span", { class: "muted" }, `${t(`workflow.trigger.${workflow.published.definition.trigger}`)} · ${t("workflows.version", { version: workflow.published.version })}`))),
    h("p", {}, h("a", { class: "more", href: "#/workflows", testid: "open-workflows" }, t("dashboard.workflow_open"))));
}

function notificationsCard(person) {
  const mine = inbox(person.id).slice(0, 5);
  const read = () => {
    markAllNews(person.id);
    refresh();
    document.querySelector("[data-testid=notifications-title]")?.focus();
    toast(t("dashboard.notifications_done"));
  };
  return h("section", { class: "card", testid: "notifications-card" },
    h("h2", { class: "card-title", tabindex: "-1", testid: "notifications-title" }, t("dashboard.notifications")),
    mine.length === 0 && h("p", { class: "muted" }, t("dashboard.notifications_empty")),
    h("ul", { class: "rows", testid: "notification-list" }, mine.map(notification)),
    mine.length > 0 && h("div", { class: "card-foot" },
      h("a", { class: "more", href: "#/notifications", testid: "see-all-notifications" }, t("dashboard.notifications_all")),
      mine.some((item) => !item.read) && h("button", { type: "button", class: "button quiet", testid: "read-notifications", on: { click: read } }, t("dashboard.notifications_read"))));
}

function notification(item) {
  return h("li", {}, h("a", {
    class: item.read ? "row" : "row is-unread", href: newsLink(item), testid: `notification-${newsId(item)}`, on: { click: () => markNews(item.who, newsId(item)) },
  }, h("span", { class: "row-main" }, h("strong", {}, newsText(item)), h("span", { class: "muted" }, newsNote(item, { short: true })))));
}
