/** Says in the reader's language that the panel could not be loaded. It is a part of the entry, so that it needs no network. */
import languages from "each:messages/help/*.json?direction,unavailable,site,close";
import { pickLanguage } from "../core/language.ts";
import { topLayer } from "../dom/layer.ts";
import { button, element } from "../page/element.ts";
import type { Ask, Shown } from "./embed.ts";
import { HELP_TAG } from "./tag.ts";
import sheet from "./notice.css";

export function showNotice(site: URL, { language, closed, giveBack }: Ask): Shown {
  const lang = pickLanguage(language, Object.keys(languages)) ?? "en";
  const words = languages[lang];
  const host = document.createElement(HELP_TAG);
  const root = host.attachShadow({ mode: "open" });
  const styles = new CSSStyleSheet();
  const close = (): void => {
    const mayReturn = root.activeElement !== null;
    host.remove();
    closed();
    if (mayReturn) giveBack();
  };
  const link = element("a", { href: site.href, target: "_blank", rel: "noopener" }, words?.site);
  const end = button(words?.close ?? "", "close", close);
  const text = element("p", { role: "alert" });
  const box = element("section", { popover: "manual", lang, dir: words?.direction }, text, link, end);
  styles.replaceSync(sheet);
  root.adoptedStyleSheets = [styles];
  root.append(box);
  root.addEventListener("keydown", (event) => {
    if ((event as KeyboardEvent).key === "Escape") close();
    event.stopPropagation();
  });
  topLayer(undefined).append(host);
  box.showPopover();
  text.append(words?.unavailable ?? ""); // a screen reader reads what comes into an alert
  end.focus();
  return { focus: () => end.focus(), close };
}
