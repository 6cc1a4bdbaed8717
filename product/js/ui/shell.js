/** The frame around every page: navigation, notices, the page itself, and where the focus goes. */

import { h, icon, logo } from "../dom.js";
import { number, personName, plural, t } from "../i18n.js";
import { unreadCount } from "../notifications.js";
import { may } from "../people.js";
import { currentPath, currentQuery, go, match } from "../router.js";
import { currentPerson, signOut } from "../session.js";
import * as store from "../store.js";
import { views } from "../views/index.js";
import { message } from "../views/message.js";
import { closeDialogs } from "./dialog.js";
import { toast } from "./toast.js";

let wanted = null;
let first = true;

/** The page to go on to after signing in. */
export function takeWanted() {
  const path = wanted ?? "/dashboard";
  wanted = null;
  return path;
}

/** Show the page of a route and move the focus to its heading. */
export function showRoute(route) {
  const person = currentPerson();
  closeDialogs();
  if (!person && route.name !== "sign-in") {
    wanted = window.location.hash.slice(1) || route.path;
    go("/sign-in", { replace: true });
    return;
  }
  if (person && route.name === "sign-in") {
    go("/dashboard", { replace: true });
    return;
  }
  draw(route, person);
  window.scrollTo(0, 0);
  if (!first) document.querySelector("h1")?.focus();
  first = false;
}

/** Draw the current page anew; focus, scroll position and what is typed but not sent (`data-unsent`) stay as they are. */
export function refresh() {
  const testid = document.activeElement?.dataset?.testid;
  const scroll = window.scrollY;
  const unsent = [...document.querySelectorAll("#main [data-unsent]")].map(({ dataset, value }) => [dataset.testid, value]);
  draw(match(currentPath()), currentPerson());
  for (const [name, value] of unsent) {
    const control = document.querySelector(`#main [data-unsent][data-testid="${name}"]`);
    if (control && value) control.value = value;
  }
  window.scrollTo(0, scroll);
  if (testid) document.querySelector(`[data-testid="${CSS.escape(testid)}"]`)?.focus({ preventScroll: true });
}

function draw(route, person) {
  const page = pageOf(route, person);
  document.title = t("app.title", { page: page.title });
  if (page.content.matches(".message")) closeDialogs();
  const app = document.getElementById("app");
  app.className = person ? "app" : "app is-signed-out";
  const main = h("main", { id: "main", class: `main page-${route.name}`, tabindex: "-1" }, page.content);
  app.replaceChildren(skipLink(), ...(person ? [sidebar(route, person)] : []), h("div", { class: "stage" }, person && topbar(person), h("div", { id: "notices", class: "notices", role: "region", "aria-label": t("app.notices") }), main, person && footer()));
  drawNotices();
}

function pageOf(route, person) {
  const view = views[route.name];
  if (!view) return message("error.not_found_title", t("error.not_found"));
  if (view.needs && !may(person, view.needs)) {
    return message("error.forbidden_title", t("error.forbidden", { person: personName(person.id) }));
  }
  try {
    return view.render({ person, id: route.id, query: currentQuery() });
  } catch (error) {
    console.error(error);
    return message("error.broken_title", t("error.broken"), { reset: true });
  }
}

function skipLink() {
  return h("a", {
    class: "skip", href: "#main", testid: "skip-link",
    on: {
      click: (event) => {
        event.preventDefault();
        document.getElementById("main").focus();
      },
    },
  }, t("app.skip"));
}

/** The navigation: a link is shown to whoever may open its page. On a phone the first ones are tabs, the others open from there. */
const GROUPS = [
  { name: "work", links: ["dashboard", "invoices", "workflows", "reports"] },
  { name: "administration", links: ["people", "integrations", "api-keys", "audit"] },
  { name: "you", links: ["settings"] },
];
const TABS = ["dashboard", "invoices", "workflows", "settings"];
/** Pages below another one: route -> link of the navigation. */
const BELOW = { invoice: "invoices", workflow: "workflows", "workflow-versions": "workflows", report: "reports", roles: "people", integration: "integrations", webhook: "api-keys" };

const allowed = (name, person) => Boolean(views[name]) && (!views[name].needs || may(person, views[name].needs));

function sidebar(route, person) {
  const current = BELOW[route.name] ?? route.name;
  const groups = GROUPS.map((group) => ({ ...group, links: group.links.filter((name) => allowed(name, person)) })).filter((group) => group.links.length > 0);
  const links = groups.flatMap((group) => group.links);
  const extra = links.filter((name) => !TABS.includes(name));
  const nav = h("nav", { class: `nav tabs-${links.length - extra.length + (extra.length > 0 ? 1 : 0)}`, "aria-label": t("nav.label"), on: { keydown: closeMore } },
    groups.map((group) => navGroup(group, current)),
    extra.length > 0 && moreButton(extra.includes(current)));
  return h("div", { class: "side" },
    h("a", { class: "brand", href: "#/dashboard", testid: "nav-home", "aria-label": t("nav.home") }, logo(), h("span", { class: "brand-name", "aria-hidden": "true" }, t("app.name"))),
    nav);
}

function navGroup({ name, links }, current) {
  const id = `nav-group-${name}`;
  const titled = name === "administration";
  return h("div", { class: `nav-group is-${name}` },
    titled && h("p", { class: "nav-title", id }, t(`nav.group.${name}`)),
    h("ul", { role: "list", "aria-labelledby": titled ? id : null }, links.map((link) => h("li", { class: TABS.includes(link) ? "" : "is-extra" },
      h("a", { href: `#/${link}`, testid: `nav-${link}`, "aria-current": link === current ? "page" : null }, icon(link), h("span", {}, t(`nav.${link}`)))))));
}

/** On a phone: opens what is no tab; Escape closes it. It stays open beside a tour's card, which takes the focus. */
function moreButton(current) {
  return h("button", {
    type: "button", class: current ? "more-button is-current" : "more-button", testid: "nav-more", "aria-expanded": "false",
    on: { click: (event) => openMore(event.currentTarget.closest("nav"), event.currentTarget.getAttribute("aria-expanded") === "false") },
  }, icon("more"), h("span", {}, t("nav.more")));
}

function openMore(nav, open) {
  nav.classList.toggle("is-open", open);
  nav.querySelector(".more-button")?.setAttribute("aria-expanded", String(open));
  if (open) nav.querySelector(".is-extra a").focus();
}

function closeMore(event) {
  const nav = event.currentTarget;
  if (event.key !== "Escape" || !nav.classList.contains("is-open")) return;
  openMore(nav, false);
  nav.querySelector(".more-button").focus();
}

function topbar(person) {
  return h("header", { class: "topbar" },
    h("a", { class: "brand", href: "#/dashboard", "aria-hidden": "true", tabindex: "-1" }, logo(), h("span", { class: "brand-name" }, t("app.name"))),
    h("div", { class: "topbar-end" },
      helpLink(),
      bell(person),
      h("div", { class: "account" },
        h("span", { class: `avatar is-${person.role}`, "aria-hidden": "true" }, icon("person")),
        h("p", { class: "account-name" },
          h("span", { class: "account-hint" }, t("nav.signed_in_as")),
          h("strong", { testid: "current-person" }, personName(person.id))),
        h("button", { type: "button", class: "icon-button", testid: "sign-out", "aria-label": t("nav.sign_out"), title: t("nav.sign_out"), on: { click: leave } }, icon("out")))));
}

/** Leads to the help site; where its script is there, it opens the help beside this page instead. */
function helpLink() {
  return h("a", {
    class: "icon-button", href: "../", target: "_blank", rel: "noopener", testid: "open-help", title: t("nav.help"), "aria-label": t("nav.help"),
  }, icon("help"));
}

function bell(person) {
  const count = unreadCount(person.id);
  return h("a", {
    class: "icon-button bell", href: "#/notifications", testid: "open-notifications", title: t("nav.notifications"),
    "aria-label": count > 0 ? plural("nav.unread", count) : t("nav.notifications"), "aria-current": currentPath() === "/notifications" ? "page" : null,
  }, icon("bell"), count > 0 && h("span", { class: "badge", "aria-hidden": "true", testid: "unread-count" }, count > 99 ? "99+" : number(count)));
}

/** Redraw only the bell, after something was read. */
export function drawBell() {
  const person = currentPerson();
  if (person) document.querySelector(".bell")?.replaceWith(bell(person));
}

function leave() {
  signOut();
  go("/sign-in");
  toast(t("sign_in.signed_out"));
}

function footer() {
  return h("footer", { class: "foot" }, h("p", {}, t("app.demo")));
}

/** Redraw only the notices: saving may stop working while somebody types. */
export function drawNotices() {
  const { unsaved, recovered } = store.storageHealth();
  const place = document.getElementById("notices");
  if (!place) return;
  place.hidden = !unsaved && !recovered;
  place.replaceChildren(...(unsaved ? [notice("unsaved")] : []), ...(recovered ? [notice("recovered", store.dismissRecovered)] : []));
}

function notice(name, dismiss = null) {
  return h("p", { class: "notice", testid: `notice-${name}` }, icon("alert"), h("span", {}, t(`storage.${name}`)),
    dismiss && h("button", { type: "button", class: "icon-button", testid: "dismiss-notice", "aria-label": t("storage.dismiss"), on: { click: dismiss } }, icon("close")));
}
