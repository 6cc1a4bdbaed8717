/** What a product can do with the tours in its page. Types alone: they are also what a product's own compiler reads. */

export interface Identity {
  readonly user: string;
  readonly role: string;
  readonly language: string;
  /** The product tells who has signed in, and nobody has. */
  readonly awaited: boolean;
}

export interface Guidewright {
  /** Resolves to true when the tour is on its way to the screen; never rejects. */
  start(id: string, options?: { readonly step?: string }): Promise<boolean>;
  stop(): void;
  identify(who: Partial<Identity>): void;
  readonly version: string;
  /** Takes everything away again: card, listeners and observers; of a script tag `window.guidewright`, too. */
  destroy(): void;
}

/** Where the tours are, and who takes them. */
export interface Options {
  /** Address of the help site's `tours/manifest.json`, relative to the page. */
  readonly manifest: string;
  readonly user?: string;
  readonly role?: string;
  readonly language?: string;
  /** Attributes of `<html>` that the product keeps, and from which these are read and observed instead. */
  readonly userFrom?: string;
  readonly roleFrom?: string;
  readonly languageFrom?: string;
}

/** Embeds the tours of one help site in the page; a page may have several such embeddings.
 *  Throws `TypeError` when the address of the manifest is none. */
export type Guide = (options: Options) => Guidewright;
