/** Start: read the state, load the words, show the page of the address. */

import { startAudit } from "./audit.js";
import { browserLanguage, t, useLanguage } from "./i18n.js";
import { startChat } from "./integration-actions.js";
import { runEscalations } from "./invoice-actions.js";
import { runSchedules } from "./reports-actions.js";
import { go, onRoute, startRouter } from "./router.js";
import { applyTheme, markSession } from "./session.js";
import * as store from "./store.js";
import { drawNotices, refresh, showRoute } from "./ui/shell.js";
import { startWebhooks } from "./webhook-actions.js";

/** What a person does: a tab that slept may not have heard of the others yet. No press of a button: a page drawn anew under it would lose the click. */
const GESTURES = ["click", "input", "submit", "pageshow", "visibilitychange"];

async function start() {
  const wanted = new URLSearchParams(window.location.search).get("lang");
  store.load();
  if (store.LANGUAGES.includes(wanted)) {
    store.update((state) => {
      state.settings.language = wanted;
    });
  }
  startAudit();
  startWebhooks();
  startChat();
  applyTheme();
  await useLanguage(store.get().settings.language ?? browserLanguage());
  markSession();
  onRoute((route) => {
    runEscalations();
    runSchedules();
    showRoute(route);
  });
  store.onHealth(drawNotices);
  store.subscribe(async () => {
    await useLanguage(store.get().settings.language ?? browserLanguage());
    applyTheme();
    markSession();
    if (store.get().session) refresh();
    else go("/sign-in");
  });
  for (const type of GESTURES) window.addEventListener(type, store.catchUp, true);
  startRouter();
}

start().catch(() => {
  document.getElementById("app").textContent = t("error.broken_title");
});
