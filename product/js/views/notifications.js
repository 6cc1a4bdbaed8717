/** What the person was told: the newest first, each leads to what it is about. */

import { h, icon } from "../dom.js";
import { day, moment, money, personName, plural, t } from "../i18n.js";
import { inbox, markAllNews, markNews, newsId } from "../notifications.js";
import { findInvoice } from "../invoice-actions.js";
import { keepQuery } from "../router.js";
import { emptyState } from "../ui/list.js";
import { drawBell } from "../ui/shell.js";
import { toast } from "../ui/toast.js";
import { pageHead } from "./parts.js";

const VIEWS = ["all", "unread"];
const ICONS = {
  waiting: "clock", workflow: "workflows", approved: "check", rejected: "cross", escalated: "escalation",
  commented: "comment", mentioned: "at", report: "reports", invited: "people", accepted: "people", summary: "dashboard",
};

/** The words of a piece of news: what a person typed, or the sentence of its kind. */
export function newsText(item) {
  if (item.text) return item.text;
  const values = { ...item.values };
  if ("amount" in values) values.amount = money(values.amount);
  if ("report" in values) values.report = t(`reports.${values.report}.title`);
  if (item.by) values.person = personName(item.by);
  if (!("count" in values)) return t(`notice.${item.kind}`, values);
  const { count, ...rest } = values;
  return plural(`notice.${item.kind}`, count, rest);
}

export function newsLink(item) {
  return item.invoice ? `#/invoices/${item.invoice}` : `#${item.link || "/notifications"}`;
}

/** What it is about and when: the number, supplier and amount of an invoice, then the moment; `short` leaves out the amount and the hour. */
export function newsNote(item, { short = false } = {}) {
  const invoice = item.invoice && findInvoice(item.invoice);
  const when = short ? day(item.at) : moment(item.at);
  return [item.invoice, invoice && invoice.supplier, !short && invoice && money(invoice.amount), when].filter(Boolean).join(" · ");
}

export function notifications({ person, query }) {
  let view = query.get("view") === "unread" ? "unread" : "all";
  const bar = h("div", { class: "toolbar" });
  const results = h("div", { testid: "notifications-results" });
  const draw = () => {
    const all = inbox(person.id);
    const unread = all.filter((item) => !item.read);
    bar.replaceChildren(
      viewSwitch(view, choose),
      h("p", { class: "count", role: "status", testid: "notifications-count" }, plural("notifications.unread", unread.length)),
      h("button", { type: "button", class: "button", testid: "mark-all-read", disabled: unread.length === 0, on: { click: readAll } }, icon("check"), t("notifications.read_all")));
    results.replaceChildren(list(view === "unread" ? unread : all, view, toggle));
  };
  const choose = (name) => {
    view = name;
    keepQuery({ view: name === "all" ? "" : name });
    draw();
    document.querySelector(`[data-testid=notifications-view-${name}]`)?.focus();
  };
  const readAll = () => {
    markAllNews(person.id);
    drawBell();
    draw();
    document.querySelector("[data-testid=page-title]")?.focus();
    toast(t("notifications.read_all_done"));
  };
  const toggle = (item) => {
    const id = newsId(item);
    markNews(person.id, id, !item.read);
    drawBell();
    draw();
    (document.querySelector(`[data-testid="toggle-news-${id}"]`) ?? document.querySelector("[data-testid=page-title]")).focus();
  };
  draw();
  const content = h("div", {},
    pageHead(t("notifications.title"), t("notifications.intro"),
      h("a", { class: "button quiet", href: "#/settings?section=notifications", testid: "open-preferences" }, icon("settings"), t("notifications.preferences"))),
    bar, results);
  return { title: t("notifications.title"), content };
}

function viewSwitch(view, choose) {
  return h("fieldset", { class: "segments" },
    h("legend", { class: "sr-only" }, t("notifications.view")),
    VIEWS.map((name) => h("label", { class: "segment" },
      h("input", { type: "radio", name: "news-view", value: name, checked: view === name, testid: `notifications-view-${name}`, on: { change: () => choose(name) } }),
      h("span", {}, t(`notifications.view.${name}`)))));
}

function list(items, view, toggle) {
  if (items.length === 0) {
    return emptyState("no-notifications", t(view === "unread" ? "notifications.none_unread" : "notifications.none"), { hint: t("notifications.none_hint"), picture: "bell" });
  }
  return h("ul", { class: "card news", role: "list", "aria-label": t("notifications.list"), testid: "notifications-list" }, items.map((item) => newsItem(item, toggle)));
}

function newsItem(item, toggle) {
  const id = newsId(item);
  const text = newsText(item);
  const state = item.read ? "unread" : "read";
  return h("li", { class: item.read ? "news-item" : "news-item is-unread", testid: `news-row-${id}` },
    h("span", { class: `news-icon is-${item.kind}` }, icon(ICONS[item.kind] ?? "bell")),
    h("a", { class: "news-main", href: newsLink(item), testid: `open-news-${id}`, on: { click: () => markNews(item.who, id) } },
      h("strong", {}, !item.read && h("span", { class: "sr-only" }, `${t("notifications.new")}: `), text),
      h("span", { class: "muted" }, newsNote(item))),
    h("button", {
      type: "button", class: "icon-button", testid: `toggle-news-${id}`, title: t(`notifications.${state}`),
      "aria-label": t(`notifications.${state}_label`, { text }), on: { click: () => toggle(item) },
    }, h("span", { class: item.read ? "dot" : "dot is-on" })));
}
