/** The part of the settings in which a person names a deputy for a period. */

import { h, icon } from "../../dom.js";
import { day, personName, plural, t } from "../../i18n.js";
import { decidersIn, may } from "../../people.js";
import { delegationNamedBy, endDelegation, setDelegation, waitingFor } from "../../people-actions.js";
import { dayAfter } from "../../reports-schedules.js";
import { get } from "../../store.js";
import { field, select, setError } from "../../ui/field.js";
import { refresh } from "../../ui/shell.js";
import { toast } from "../../ui/toast.js";
import { card } from "../parts.js";

const WEEK = 7;

/** The card, or false for whoever has nothing to delegate. */
export function delegateCard(person) {
  if (!may(person, "decide")) return false;
  const named = delegationNamedBy(person.id);
  return card(t("delegate.title"), { testid: "delegate-card" },
    h("p", { class: "hint" }, t("delegate.hint")),
    named ? current(person, named) : form(person));
}

function current(person, { deputy, from, until }) {
  const begun = from <= dayAfter(new Date(), 0);
  const text = t(begun ? "delegate.now" : "delegate.later", { deputy: personName(deputy), from: day(from), until: day(until) });
  return h("div", { class: "delegation" },
    h("p", { class: "outcome-line", tabindex: "-1", testid: "delegation" }, icon("people"), h("span", {}, text)),
    h("button", { type: "button", class: "button", testid: "end-delegate", on: { click: () => end(person) } }, t("delegate.end")));
}

function form(person) {
  const today = dayAfter(new Date(), 0);
  const others = decidersIn(get().sandbox).filter((other) => other.id !== person.id);
  const deputy = select("delegate-deputy", "", others.map((other) => [other.id, personName(other.id)]), { choose: t("delegate.choose") });
  const from = h("input", { type: "date", testid: "delegate-from", min: today, value: today, required: true });
  const until = h("input", { type: "date", testid: "delegate-until", min: today, value: dayAfter(new Date(), WEEK), required: true });
  for (const control of [deputy, from, until]) control.dataset.unsent = "";
  const count = waitingFor(person.id).length;
  const showAll = () => {
    handOver.hidden = from.value !== today;
  };
  from.addEventListener("change", showAll);
  const all = h("input", { type: "checkbox", testid: "delegate-hand-over", id: "delegate-hand-over" });
  const handOver = h("label", { class: "check-line", for: "delegate-hand-over" }, all, h("span", {}, plural("delegate.hand_over", count)));
  const save = (event) => {
    event.preventDefault();
    if (!checked({ deputy, from, until }, today)) return;
    const moved = setDelegation(person.id, { deputy: deputy.value, from: from.value, until: until.value, handOver: all.checked && !handOver.hidden });
    refresh();
    document.querySelector("[data-testid=delegation]")?.focus();
    toast(moved > 0 ? plural("delegate.saved_moved", moved) : t("delegate.saved"));
  };
  return h("form", { class: "delegate-form", novalidate: true, testid: "delegate-form", on: { submit: save } },
    field(deputy, t("delegate.deputy")),
    h("div", { class: "pair" }, field(from, t("delegate.from")), field(until, t("delegate.until"))),
    count > 0 && handOver,
    h("button", { type: "submit", class: "button primary", testid: "save-delegate" }, t("delegate.save")));
}

function checked({ deputy, from, until }, today) {
  setError(deputy, deputy.value ? "" : t("delegate.missing"));
  setError(from, from.value && from.value >= today ? "" : t("form.error.date"));
  setError(until, until.value && until.value >= from.value ? "" : t("delegate.order"));
  const wrong = [deputy, from, until].find((control) => control.getAttribute("aria-invalid") === "true");
  wrong?.focus();
  return wrong === undefined;
}

function end(person) {
  endDelegation(person.id);
  refresh();
  document.querySelector("[data-testid=delegate-deputy]")?.focus();
  toast(t("delegate.ended"));
}
