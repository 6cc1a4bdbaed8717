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
  startRouter();
}

start().catch(() => {
  document.getElementById("app").textContent = t("error.broken_title");
});
