/** The debug panel: everything that is known of the page's tours, live, and a file played as a preview. */
import { watchAddress } from "../dom/address.ts";
import { watchChanges } from "../dom/changes.ts";
import { after, listen, type Stop, together } from "../dom/listen.ts";
import { type Attributes, element } from "../page/element.ts";
import { watchIdentity } from "../tours/identity.ts";
import type { Desk } from "./desk.ts";
import { draw } from "./draw.ts";
import { eventNodes } from "./events-view.ts";
import { Frame } from "./frame.ts";
import { type Heard, heardBefore, playingBy, SHOWN, stepBy } from "./heard.ts";
import { Highlight } from "./highlight.ts";
import { type Playing, tourHost } from "./playing.ts";
import { playingNodes } from "./playing-view.ts";
import { Preview, PREVIEW_EVENT } from "./preview.ts";
import { PreviewView } from "./preview-view.ts";
import { Scene } from "./scene.ts";
import { type Tab, Tabs } from "./tabs.ts";
import { ToursView } from "./tours-view.ts";
import { WhoFields } from "./who-fields.ts";
import type { Say, Words } from "./words.ts";

const TABS = ["tours", "running", "preview", "events"] as const;

export class Panel implements Desk {
  readonly scene: Scene;
  readonly say: Say;
  heard: readonly Heard[];
  preview: Preview | undefined;
  readonly #frame: Frame;
  readonly #tabs: Tabs;
  readonly #who: WhoFields;
  readonly #previews: PreviewView;
  readonly #tours: ToursView;
  readonly #highlight = new Highlight();
  readonly #aims = new Map<string, () => readonly Element[]>();
  readonly #watched = together();
  readonly #places: Readonly<Record<(typeof TABS)[number], HTMLElement>>;
  readonly #live = element("p", { class: "live", role: "status" });
  #waiting: Stop | undefined;
  #aimed: string | undefined;
  /** A tour was heard to start, so it is there, even while nothing of it is on the screen. */
  #started: string | undefined;
  #closed = false;

  constructor(scene: Scene, words: Words, closed: () => void) {
    this.scene = scene;
    this.say = words.say;
    this.heard = heardBefore(scene.store);
    this.#tours = new ToursView(this);
    this.#previews = new PreviewView(this);
    this.#who = new WhoFields(scene, words.say, this.refresh);
    const place = (): HTMLElement => element("div", { class: "place" });
    this.#places = { tours: place(), running: place(), preview: place(), events: place() };
    this.#places.preview.append(...element("div", {}, ...this.#previews.nodes()).childNodes);
    const tabs: Tab[] = TABS.map((name) => ({
      name,
      label: words.say(`tab_${name}`),
      panel: element("div", {}, name === "tours" && this.#who.element, this.#places[name]),
    }));
    this.#tabs = new Tabs(words.say("title"), tabs, () => {
      this.tell("");
      this.refresh();
    });
    const body = [this.#tabs.list, ...tabs.map(({ panel }) => panel), this.#live];
    this.#frame = new Frame(words, body, this.#highlight.layer, () => {
      this.close();
      closed();
    });
    this.#watch();
    this.#draw();
    void scene.read().then(this.refresh);
  }

  get playingId(): string | undefined {
    const id = playingBy(this.heard.filter(({ preview }) => preview !== true));
    return id !== undefined && !this.preview && (tourHost() || this.#started === id) ? id : undefined;
  }

  get playing(): Playing | undefined {
    const { preview, playingId: id = "" } = this;
    if (preview) return preview.at && playingAt(preview.tour, preview.at.step, preview.at.seen, true);
    const entry = this.scene.entry(id);
    const file = entry && this.scene.file(entry, this.refresh);
    if (!file || !("tour" in file)) return undefined;
    const { record } = this.scene.left(id) ?? {};
    return playingAt(file.tour, record?.step ?? stepBy(this.heard, id), record?.seen, false);
  }

  focus(): void {
    this.#tabs.focus();
  }

  /** Takes everything away again, a preview too; a tour of the product goes on. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.preview?.stop();
    this.#waiting?.();
    this.#watched.stop();
    this.#highlight.clear();
    this.#frame.close();
  }

  readonly tell = (text: string): void => {
    this.#live.textContent = text;
  };

  readonly refresh = (): void => {
    this.#waiting ??= after(0, () => {
      this.#waiting = undefined;
      this.#draw();
    });
  };

  makeRoom(): void {
    this.#frame.makeRoom();
  }

  aim(key: string, find: () => readonly Element[]): Attributes {
    this.#aims.set(key, find);
    return { "data-key": key, "data-aim": key };
  }

  #draw(): void {
    if (this.#closed) return;
    this.#frame.watchTour(this.refresh);
    this.#adopt();
    this.#who.refresh();
    const { name } = this.#tabs;
    if (name === "tours") draw(this.#places.tours, this.#tours.nodes());
    if (name === "running") draw(this.#places.running, playingNodes(this));
    if (name === "preview") this.#previews.refresh();
    if (name === "events") draw(this.#places.events, eventNodes(this));
    this.#aimAt(this.#aimed);
  }

  /** The person whom the product has named with identify() shows once a tour of theirs is running. */
  #adopt(): void {
    const { scene, playingId } = this;
    const left = playingId === undefined ? undefined : scene.left(playingId);
    if (left && scene.stated.user === undefined && left.user !== scene.who.user) scene.stated = { ...scene.stated, user: left.user };
  }

  #watch(): void {
    const { root } = this.#frame;
    const aimed = ({ target }: Event): string | undefined => (target as Element).closest<HTMLElement>("[data-aim]")?.dataset["aim"];
    this.#watched.add(
      listen(document, "guidewright", (event) => this.#hear(event)),
      listen(document, PREVIEW_EVENT, (event) => this.#hear(event)),
      listen(window, "storage", this.refresh),
      watchAddress(this.refresh),
      watchIdentity(this.scene.tag, () => {
        this.scene.follow();
        this.refresh();
      }),
      // At once, because the pauses between two looks go by how long a look takes.
      watchChanges(() => this.#draw()),
      listen(root, "pointerover focusin", (event) => this.#aimAt(aimed(event))),
      listen(root, "pointerout focusout", () => this.#aimAt(undefined)),
      listen(root, "click", (event) => this.#find(aimed(event))[0]?.scrollIntoView({ block: "center", behavior: "instant" })),
    );
  }

  #hear(event: Event): void {
    const { detail } = event as CustomEvent<Heard>;
    this.heard = [...this.heard, detail].slice(-SHOWN);
    const { type, tour, preview } = detail;
    if (type === "tour-started" && preview !== true) {
      this.#started = `${tour}`;
      this.#giveWay(`${tour}`);
    }
    this.refresh();
  }

  /** One tour at a time: the product's own comes first. */
  #giveWay(tour: string): void {
    if (!this.preview) return;
    this.preview.stop();
    this.tell(this.say("preview_gave_way", { tour }));
  }

  #find(key: string | undefined): readonly Element[] {
    return (key !== undefined && this.#aims.get(key)?.()) || [];
  }

  #aimAt(key: string | undefined): void {
    this.#aimed = key;
    this.#highlight.show(this.#find(key));
  }
}

function playingAt(tour: Playing["tour"], step: string, seen: unknown, preview: boolean): Playing {
  const events = Array.isArray(seen) ? seen.filter((one) => typeof one === "string") : [];
  return { tour, index: tour.steps.findIndex(({ id }) => id === step), seen: events, preview };
}
