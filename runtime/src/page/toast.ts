/** A short message at the foot of the page, seen and read out, gone by itself. */
import { element } from "./element.ts";

const SHOWN_FOR = 6000;

export interface Toast {
  say(text: string): void;
  remove(): void;
}

export function mountToast(): Toast {
  const region = element("div", { class: "gw-toast", role: "status" });
  document.body.append(region);
  let timer: number | undefined;
  return {
    say(text) {
      window.clearTimeout(timer);
      region.replaceChildren(element("p", {}, text));
      timer = window.setTimeout(() => region.replaceChildren(), SHOWN_FOR);
    },
    remove() {
      window.clearTimeout(timer);
      region.remove();
    },
  };
}
