/** The frame around every page: navigation, notices, the page itself, and where the focus goes. */

import { h, icon, logo } from "../dom.js";
import { personName, t } from "../i18n.js";
import { may } from "../people.js";
import { currentPath, go, match } from "../router.js";
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
    wanted = route.path;
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

/** Draw the current page anew; focus and scroll position stay where they are. */
export function refresh() {
  const testid = document.activeElement?.dataset?.testid;
  const scroll = window.scrollY;
  draw(match(currentPath()), currentPerson());
  window.scrollTo(0, scroll);
  if (testid) document.querySelector(`[data-testid="${CSS.escape(testid)}"]`)?.focus({ preventScroll: true });
}

function draw(route, person) {
  const page = pageOf(route, person);
  document.title = t("app.title", { page: page.title });
  const app = document.getElementById("app");
  app.className = person ? "app" : "app is-signed-out";
  const main = h("main", { id: "main", class: `main page-${route.name}`, tabindex: "-1" }, page.content);
  app.replaceChildren(skipLink(), ...(person ? [sidebar(route, person)] : []), h("div", { class: "stage" }, h("div", { id: "notices", class: "notices", role: "region", "aria-label": t("app.notices") }), main, person && footer()));
  drawNotices();
}

function pageOf(route, person) {
  const view = views[route.name];
  if (!view) return message("error.not_found_title", t("error.not_found"));
  if (view.needs && !may(person, view.needs)) {
    return message("error.forbidden_title", t("error.forbidden", { person: personName(person.id) }));
  }
  try {
    return view.render({ person, id: route.id });
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

const LINKS = ["dashboard", "invoices", "workflows", "settings"];

function sidebar(route, person) {
  const current = { invoice: "invoices", workflow: "workflows" }[route.name] ?? route.name;
  const links = LINKS.filter((name) => name !== "workflows" || may(person, "read-workflows"));
  return h("header", { class: "side" },
    h("div", { class: "brand" }, logo(), h("span", { class: "brand-name" }, t("app.name"))),
    h("nav", { class: "nav", "aria-label": t("nav.label") },
      h("ul", {}, links.map((name) => h("li", {},
        h("a", { href: `#/${name}`, testid: `nav-${name}`, "aria-current": name === current ? "page" : null },
          icon(name), h("span", {}, t(`nav.${name}`))))))),
    h("div", { class: "account" },
      h("span", { class: "avatar", "aria-hidden": "true" }, icon("person")),
      h("p", { class: "account-name" },
        h("span", { class: "account-hint" }, t("nav.signed_in_as")),
        h("strong", { testid: "current-person" }, personName(person.id))),
      h("button", { type: "button", class: "icon-button", testid: "sign-out", "aria-label": t("nav.sign_out"), title: t("nav.sign_out"), on: { click: leave } }, icon("out"))));
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
