/** Who the panel judges for: as the page says, until somebody types something else. */
import { element } from "../page/element.ts";
import type { Scene } from "./scene.ts";
import type { Say } from "./words.ts";

const NAMES = ["user", "role"] as const;

export class WhoFields {
  readonly element: HTMLElement;
  readonly #scene: Scene;
  readonly #fields: readonly HTMLInputElement[];
  readonly #people = element("datalist", { id: "people" });

  constructor(scene: Scene, say: Say, changed: () => void) {
    this.#scene = scene;
    this.#fields = NAMES.map((name) => {
      const field = element("input", { id: name, autocomplete: "off", spellcheck: "false", list: name === "user" && "people", "aria-describedby": "who" });
      field.addEventListener("input", () => {
        scene.stated = { ...scene.stated, [name]: field.value };
        changed();
      });
      return field;
    });
    const [user, role] = this.#fields;
    this.element = element("div", { class: "who" },
      element("label", {}, say("person"), user), element("label", {}, say("role"), role), this.#people,
      element("p", { id: "who", class: "soft" }, say("who_hint")));
  }

  refresh(): void {
    const { who } = this.#scene;
    for (const [index, name] of NAMES.entries()) {
      const field = this.#fields[index];
      if (field && field.value !== who[name]) field.value = who[name];
    }
    const people = this.#scene.people();
    if (people.join("\n") === [...this.#people.children].map((one) => one.getAttribute("value")).join("\n")) return;
    this.#people.replaceChildren(...people.map((value) => element("option", { value })));
  }
}
