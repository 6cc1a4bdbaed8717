/** What a product can do with the help panel in its page. */

export interface Help {
  /** Opens the panel, with a query if one is given. Resolves to true when it is on the screen; never rejects. */
  open(query?: string): Promise<boolean>;
  /** Closes the panel and gives the keyboard back to where it was. */
  close(): void;
  readonly version: string;
  /** Takes everything away again: panel and listeners; of a script tag `window.guidewrightHelp`, too. */
  destroy(): void;
}

/** Whose help it is. Where the language is not given, it is that of the page at the time the panel opens. */
export interface HelpOptions {
  /** Address of the help site, relative to the page; by default the site that this file is from. */
  readonly site?: string;
  /** Selector of the buttons of the product that open and close the panel, whenever they come into the page. */
  readonly button?: string;
  readonly role?: string;
  readonly language?: string;
  /** Attributes of `<html>` that the product keeps, and from which these are read instead. */
  readonly roleFrom?: string;
  readonly languageFrom?: string;
}
