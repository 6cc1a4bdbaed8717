/** Choose one of the people of the sandbox. */

import { h, icon, logo } from "../dom.js";
import { money, personName, t } from "../i18n.js";
import { canSignIn, personById } from "../people.js";
import { allPeople } from "../people-actions.js";
import { go } from "../router.js";
import { signIn } from "../session.js";
import { takeWanted } from "../ui/shell.js";
import { toast } from "../ui/toast.js";
import { heading } from "./parts.js";

function enter(person) {
  const next = takeWanted();
  signIn(person);
  go(next);
  toast(t("sign_in.done", { person: personName(person.id) }));
}

/** The first four have a sentence of their own; who was invited goes by the address. */
function signInText(person) {
  return personById(person.id) ? t(`sign_in.as.${person.id}`) : t("sign_in.as", { person: personName(person.id) });
}

function personButton(person) {
  return h("li", {},
    h("button", { type: "button", class: `person is-${person.role}`, testid: `sign-in-${person.id}`, on: { click: () => enter(person) } },
      h("span", { class: "avatar", "aria-hidden": "true" }, icon("person")),
      h("span", { class: "person-text" },
        h("strong", {}, signInText(person)),
        h("span", { class: "muted" }, t(`role.${person.role}.summary`))),
      icon("next")));
}

/** A picture of the product's idea: lines of a ledger, each with the desk it goes to. */
function ledger() {
  const lines = [["Harbor Paper Co.", 1250, "department-manager"], ["Selat Freight", 12_400, "director"], ["Lotus Print House", 4870, "department-manager"]];
  return h("div", { class: "ledger", "aria-hidden": "true" }, lines.map(([supplier, amount, who]) => h("p", {},
    h("span", {}, supplier), h("span", { class: "amount" }, money(amount, { short: true })), icon("routing"), h("span", { class: "desk" }, personName(who)))));
}

export function signInPage() {
  const points = ["routing", "test", "trail"];
  const content = h("div", { class: "sign-in" },
    h("section", { class: "pitch", "aria-label": t("app.name") },
      h("p", { class: "brand" }, logo(), h("span", { class: "brand-name" }, t("app.name"))),
      h("div", { class: "pitch-body" },
        h("p", { class: "pitch-line" }, t("sign_in.pitch")),
        ledger()),
      h("ul", { class: "pitch-points" }, points.map((point) => h("li", {}, icon("check"), t(`sign_in.point.${point}`)))),
      h("p", { class: "pitch-note" }, t("app.demo"))),
    h("section", { class: "choice" },
      heading(t("sign_in.heading")),
      h("p", { class: "intro" }, t("sign_in.intro")),
      h("ul", { class: "people", testid: "people" }, allPeople().filter(canSignIn).map(personButton))));
  return { title: t("sign_in.title"), content };
}
