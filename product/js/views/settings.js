/** Language, appearance, and the sandbox. */

import { h } from "../dom.js";
import { currentLanguage, plural, t, useLanguage } from "../i18n.js";
import { skipDay } from "../invoice-actions.js";
import { sendSummaries } from "../notifications.js";
import { runSchedules } from "../reports-actions.js";
import { applyTheme } from "../session.js";
import { LANGUAGES, THEMES, get, update } from "../store.js";
import { refresh } from "../ui/shell.js";
import { toast } from "../ui/toast.js";
import { card, pageHead } from "./parts.js";
import { delegateCard } from "./people/delegate.js";
import { notificationsCard } from "./settings-notifications.js";
import { confirmReset } from "./reset.js";

const NAMES = { en: "English", ja: "日本語", zh: "中文", ms: "Bahasa Melayu" };

async function setLanguage(event) {
  const code = event.target.value;
  update((state) => {
    state.settings.language = code;
  });
  await useLanguage(code);
  refresh();
  toast(t("settings.language_done"));
}

function setTheme(event) {
  const theme = event.target.value;
  update((state) => {
    state.settings.theme = theme;
  });
  applyTheme();
  toast(t("settings.theme_done", { theme: t(`settings.theme.${theme}`) }));
}

function choices(name, legend, options, value, onChange) {
  return h("fieldset", { class: "choices" },
    h("legend", { class: "sr-only" }, legend),
    options.map(([key, text, lang]) => h("label", { class: "choice-item" },
      h("input", { type: "radio", name, value: key, checked: key === value, testid: `${name}-${key}`, on: { change: onChange } }),
      h("span", { lang }, text))));
}

/** An address such as `#/settings?section=notifications` opens the page at that card. */
function bringUp(section) {
  const place = section && document.querySelector(`[data-testid="${CSS.escape(section)}-settings"]`);
  if (!place) return;
  place.scrollIntoView();
  const title = place.querySelector("h2");
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}

export function settings({ person, query }) {
  window.setTimeout(() => bringUp(query.get("section")));
  const content = h("div", {},
    pageHead(t("settings.title"), t("settings.intro")),
    h("div", { class: "stack" },
      card(t("settings.language"), { testid: "language-card" },
        choices("language", t("settings.language"), LANGUAGES.map((code) => [code, NAMES[code], code]), currentLanguage(), setLanguage)),
      card(t("settings.theme"), { testid: "theme-card" },
        choices("theme", t("settings.theme"), THEMES.map((theme) => [theme, t(`settings.theme.${theme}`)]), get().settings.theme, setTheme)),
      notificationsCard(person),
      delegateCard(person),
      card(t("settings.sandbox"), { testid: "sandbox-card" },
        h("p", {}, t("settings.sandbox_hint")),
        action("skip-day", t("settings.skip_day"), t("settings.skip_day_hint"), skip),
        action("reset-sandbox", t("settings.reset"), t("settings.reset_hint"), confirmReset, "danger-outline"))));
  return { title: t("settings.title"), content };
}

function action(testid, label, hint, onClick, name = "") {
  return h("div", { class: "setting" },
    h("p", { id: `${testid}-hint`, class: "hint" }, hint),
    h("button", { type: "button", class: `button ${name}`.trim(), testid, "aria-describedby": `${testid}-hint`, on: { click: onClick } }, label));
}

function skip() {
  const moved = skipDay();
  sendSummaries();
  const sent = runSchedules();
  refresh();
  toast([plural("settings.skip_day_done", moved.length), sent > 0 && plural("schedule.sent", sent)].filter(Boolean).join(" "));
}
