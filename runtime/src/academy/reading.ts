/** Reading: an article, or a tour's page, counts as read when its end has stood in view for a moment while the page was
 *  looked at. */
import type { Book } from "./book.ts";
import { mark, visit } from "./progress.ts";
import { pageItem, pagePath, pageTitle } from "./site.ts";

/** Long enough that jumping past the end, or opening a short page by mistake, is not reading. */
export const DWELL = 2000;

/** Notes the visit and waits for the end of the article; returns what stops waiting. */
export function mountReading(book: Book): () => void {
  const item = pageItem();
  const path = pagePath();
  if (item === undefined) return () => undefined;
  const now = (): string => new Date().toISOString();
  if (path !== undefined) book.update((progress) => visit(progress, { item, path, title: pageTitle(), at: now() }));
  if (!/^(article|tour):/.test(item)) return () => undefined; // a quiz is done when it is passed
  return whenEndIsSeen(() => book.update((progress) => mark(progress, item, "read", now())));
}

function whenEndIsSeen(act: () => void): () => void {
  const { end, made } = endOfArticle();
  if (end === undefined) return () => undefined;
  let timer: number | undefined;
  let inView = false;
  const weigh = (): void => {
    window.clearTimeout(timer);
    if (!inView || document.visibilityState !== "visible") return;
    timer = window.setTimeout(() => (stop(), act()), DWELL);
  };
  const observer = new IntersectionObserver((entries) => {
    inView = entries.at(-1)?.isIntersecting ?? false;
    weigh();
  });
  const stop = (): void => {
    window.clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener("visibilitychange", weigh);
    if (made) end.remove();
  };
  observer.observe(end);
  document.addEventListener("visibilitychange", weigh);
  return stop;
}

/** The place the page marks with `data-gw-end`, else a mark put at the end of its article. */
function endOfArticle(): { end: Element | undefined; made: boolean } {
  const marked = document.querySelector("[data-gw-end]");
  if (marked !== null) return { end: marked, made: false };
  const article = document.querySelector("article, main, [role=main]");
  if (article === null) return { end: undefined, made: false };
  const end = document.createElement("span");
  end.className = "gw-end";
  end.setAttribute("aria-hidden", "true");
  article.append(end);
  return { end, made: true };
}
