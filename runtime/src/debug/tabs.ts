/** Tabs after the pattern of the ARIA Authoring Practices: one of them is in the Tab order, arrows lead to the others. */
import { element } from "../page/element.ts";

export interface Tab {
  readonly name: string;
  readonly label: string;
  readonly panel: HTMLElement;
}

export class Tabs {
  readonly list: HTMLElement;
  readonly #tabs: readonly Tab[];
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #chosen: () => void;
  #at = 0;

  constructor(label: string, tabs: readonly Tab[], chosen: () => void) {
    this.#tabs = tabs;
    this.#chosen = chosen;
    this.#buttons = tabs.map(({ name, label: text, panel }, index) => {
      Object.assign(panel, { id: `panel-${name}`, tabIndex: 0 });
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", `tab-${name}`);
      const made = element("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": panel.id }, text);
      made.addEventListener("click", () => this.choose(index));
      return made;
    });
    this.list = element("div", { role: "tablist", "aria-label": label }, ...this.#buttons);
    this.list.addEventListener("keydown", (event) => this.#key(event));
    this.#mark();
  }

  get name(): string {
    return this.#tabs[this.#at]?.name ?? "";
  }

  choose(index: number): void {
    this.#at = index;
    this.#mark();
    this.#chosen();
  }

  focus(): void {
    this.#buttons[this.#at]?.focus();
  }

  #mark(): void {
    for (const [index, made] of this.#buttons.entries()) {
      const isChosen = index === this.#at;
      made.setAttribute("aria-selected", `${isChosen}`);
      made.tabIndex = isChosen ? 0 : -1;
      (this.#tabs[index] as Tab).panel.hidden = !isChosen;
    }
  }

  #key(event: KeyboardEvent): void {
    const last = this.#buttons.length - 1;
    const to: Record<string, number> = { ArrowRight: this.#at + 1, ArrowLeft: this.#at - 1, Home: 0, End: last };
    const index = to[event.key];
    if (index === undefined) return;
    event.preventDefault();
    this.choose(index < 0 ? last : index > last ? 0 : index);
    this.focus();
  }
}
