/** Where a tour's file is chosen or dropped, and played from any of its steps. */
import type { Tour } from "../contract.ts";
import type { Unusable } from "../core/unusable.ts";
import { type Child, element } from "../page/element.ts";
import type { Desk } from "./desk.ts";
import { draw, keyButton } from "./draw.ts";
import { readTourFile } from "./file.ts";
import { stop } from "./playing-view.ts";
import { Preview } from "./preview.ts";
import { reasonIn } from "./words.ts";

export class PreviewView {
  readonly #desk: Desk;
  readonly #chosen = element("div");
  #tour: Tour | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Made once: a file field keeps its file only as long as it stays. */
  nodes(): Child[] {
    const { say } = this.#desk;
    const field = element("input", { type: "file", accept: ".json,application/json", id: "file" });
    field.addEventListener("change", () => {
      void this.#read(field.files?.[0]);
      field.value = ""; // so that the same file, made anew, can be chosen again
    });
    const place = element("div", { class: "drop" }, element("label", { for: "file" }, say("choose")), field, element("span", { class: "soft" }, say("drop")));
    place.addEventListener("dragover", (event) => event.preventDefault());
    place.addEventListener("drop", (event) => {
      event.preventDefault(); // or the browser would open the file in place of the product
      void this.#read(event.dataTransfer?.files[0]);
    });
    return [
      element("p", {}, say("preview_intro")), element("p", { class: "soft" }, element("code", {}, say("preview_how"))), place, this.#chosen,
    ];
  }

  refresh(): void {
    const { say, preview } = this.#desk;
    const tour = this.#tour;
    if (!tour) return draw(this.#chosen, []);
    const steps = tour.steps.map(({ id, title }) =>
      element("li", {},
        element("span", { class: "what" }, element("b", {}, id), ` ${title}`),
        keyButton(`play ${id}`, say("start_here"), () => void this.#play(tour, id), say("start_here_named", { tour: tour.id, step: id }))));
    draw(this.#chosen, [
      element("h3", {}, `${tour.id}: ${tour.title} (${tour.language})`),
      element("div", { class: "acts" },
        keyButton("play", say("play"), () => void this.#play(tour, ""), say("play_named", { tour: tour.id })),
        preview && keyButton("end", say("stop"), () => stop(this.#desk))),
      element("ol", { class: "steps" }, ...steps),
    ]);
  }

  async #read(file: File | undefined): Promise<void> {
    if (!file) return;
    const { say, tell, refresh } = this.#desk;
    const read = readTourFile(await file.text());
    this.#tour = "word" in read ? undefined : read;
    tell("word" in read ? say(read.word, { file: file.name, place: read.place }) : "");
    refresh();
  }

  async #play(tour: Tour, step: string): Promise<void> {
    const desk = this.#desk;
    const { scene, say, tell } = desk;
    desk.preview?.stop();
    if (desk.playingId) return tell(say("preview_busy", { tour: desk.playingId }));
    const preview = new Preview(tour, (failure) => {
      if (desk.preview !== preview) return;
      desk.preview = undefined;
      tell(failure === undefined ? say("preview_over") : say("preview_failed", { reason: failure }));
      desk.refresh();
    });
    desk.preview = preview;
    desk.makeRoom();
    tell("");
    try {
      if (!scene.manifest) throw Object.assign(new Error(), { reason: scene.reason });
      await preview.play(scene.manifest, scene.base, step);
    } catch (error) {
      const { reason, message = "" } = error as Partial<Unusable>;
      preview.stop();
      tell(say("preview_failed", { reason: reason === undefined ? message : reasonIn(say, reason) }));
    }
    desk.refresh();
  }
}
