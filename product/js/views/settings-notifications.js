/** What a person wants to hear about. */

import { h } from "../dom.js";
import { t } from "../i18n.js";
import { TOPICS, hear, hearSummary, preferencesOf } from "../notifications.js";
import { may } from "../people.js";
import { toast } from "../ui/toast.js";
import { card } from "./parts.js";

/** The topics that can reach a person: who decides nothing has nothing waiting. */
function topicsFor(person) {
  const needs = { waiting: "decide", escalated: "decide", report: "see-reports" };
  return Object.keys(TOPICS).filter((topic) => !needs[topic] || may(person, needs[topic]));
}

export function notificationsCard(person) {
  const { off, summary } = preferencesOf(person.id);
  const set = (topic) => (on) => {
    hear(person.id, topic, on);
    toast(t(on ? "settings.notify_on" : "settings.notify_off", { topic: t(`settings.notify.${topic}`) }));
  };
  const setSummary = (on) => {
    hearSummary(person.id, on);
    toast(t(on ? "settings.notify_on" : "settings.notify_off", { topic: t("settings.notify.summary") }));
  };
  return card(t("settings.notify"), { testid: "notifications-settings" },
    h("p", { class: "hint" }, t("settings.notify_intro")),
    h("fieldset", { class: "switches" }, h("legend", { class: "sr-only" }, t("settings.notify")),
      topicsFor(person).map((topic) => toggle(topic, !off.includes(topic), set(topic))),
      may(person, "decide") && toggle("summary", summary, setSummary)));
}

function toggle(topic, on, set) {
  const id = `notify-${topic}`;
  return h("label", { class: "switch-row", for: id },
    h("span", { class: "switch-text" }, h("strong", {}, t(`settings.notify.${topic}`)), h("span", { class: "muted", id: `${id}-hint` }, t(`settings.notify.${topic}_hint`))),
    h("input", { type: "checkbox", role: "switch", class: "switch", id, testid: id, checked: on, "aria-describedby": `${id}-hint`, on: { change: (event) => set(event.target.checked) } }));
}
