/** What every view of the panel works with. */
import type { Attributes } from "../page/element.ts";
import type { Heard } from "./heard.ts";
import type { Playing } from "./playing.ts";
import type { Preview } from "./preview.ts";
import type { Scene } from "./scene.ts";
import type { Say } from "./words.ts";

export interface Desk {
  readonly scene: Scene;
  readonly say: Say;
  /** Oldest first. */
  readonly heard: readonly Heard[];
  /** The tour that is on the screen or on its way to it; undefined also while its file is. */
  readonly playing: Playing | undefined;
  /** Its id, as soon as it is known. */
  readonly playingId: string | undefined;
  preview: Preview | undefined;
  /** Says a sentence at the foot of the panel. */
  tell(text: string): void;
  /** A card is about to come. */
  makeRoom(): void;
  /** Looks again at everything. */
  refresh(): void;
  /** Attributes of a button that frames what `find` gives, while it is pointed at or has the focus. */
  aim(key: string, find: () => readonly Element[]): Attributes;
}
