/** The help panel of one help site in a page. Until it is first opened nothing of it is loaded; whatever goes wrong then is
 *  said in the page, with a link to the help site. */
import panelFile from "lazy:src/help/panel.ts";
import { loadModule } from "../dom/load.ts";
import { deepActive } from "../dom/roots.ts";
import { readIdentity } from "../tours/identity.ts";
import type { Help } from "./api.ts";
import { showNotice } from "./notice.ts";
import type { Desk } from "./panel.ts";

/** Somebody asks for help. */
export interface Ask {
  readonly language: string;
  readonly query: string;
  /** Called when what was shown has gone. */
  closed(): void;
  /** Takes the keyboard back to where it was before. */
  giveBack(): void;
}

/** What is on the screen: the panel, or the notice that there is none. */
export interface Shown {
  /** Takes the keyboard there, and searches for this if it is something. */
  focus(query: string): void;
  close(): void;
}

/** `address` is the site's; `place` says who is there, and the selector of the product's own buttons; `gone` is called by
 *  `destroy`. */
export function embedHelp(address: URL, place: Pick<HTMLElement, "dataset">, gone: () => void): Help {
  const { button } = place.dataset;
  const site = new URL(`${address.pathname.replace(/\/+$/, "")}/`, address);
  let desk: Promise<Desk> | undefined;
  let shown: Shown | undefined;
  /** Number of the newest opening or closing: what was asked for before it is not shown any more. */
  let turn = 0;
  const load = async (): Promise<Desk> => {
    const { makeDesk } = (await loadModule(panelFile, new URL("tours/", site).href)) as typeof import("./panel.ts");
    return makeDesk(site, () => readIdentity(place, {}).role);
  };
  const open = async (query: string, before: Element | null): Promise<boolean> => {
    if (shown) {
      shown.focus(query);
      return true;
    }
    const mine = (turn += 1);
    const ask: Ask = {
      language: readIdentity(place, {}).language,
      query,
      closed: () => void (shown = undefined),
      giveBack: () => giveBack(before, button),
    };
    try {
      const show = await (await (desk ??= load())).prepare(ask);
      if (mine === turn) shown = show();
      return mine === turn;
    } catch {
      desk = undefined; // the next press tries again
      if (mine === turn) shown = showNotice(site, ask);
      return false;
    }
  };
  const close = (): void => {
    turn += 1;
    shown?.close();
  };
  const onClick = (event: MouseEvent): void => {
    const pressed = button && event.composedPath().find((one) => one instanceof Element && one.matches(button));
    if (!pressed || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault(); // of a link to the help site, which leads there where this script does not run
    if (shown) close();
    else void open("", pressed as Element);
  };
  document.addEventListener("click", onClick);
  return {
    open: (query = "") => open(query, deepActive()),
    close,
    version: __GUIDEWRIGHT_VERSION__,
    destroy: () => {
      document.removeEventListener("click", onClick);
      close();
      gone();
    },
  };
}

/** A product that has drawn its page anew has another button now. */
function giveBack(before: Element | null, button: string | undefined): void {
  const place = before?.isConnected || !button ? before : document.querySelector(button);
  (place as HTMLElement | null)?.focus({ preventScroll: true });
}
