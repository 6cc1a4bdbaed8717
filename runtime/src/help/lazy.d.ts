/** What the build sets aside for later, or takes out of files of words; see lazy-files.mjs. */

declare module "lazy:src/help/panel.ts" {
  const panel: { readonly file: string; readonly integrity: string };
  export default panel;
}

declare module "lazy:messages/help/*.json" {
  const languages: Readonly<Record<string, string>>;
  export default languages;
}

declare module "each:messages/help/*.json?direction,unavailable,site,close" {
  type Few = Readonly<Record<"direction" | "unavailable" | "site" | "close", string>>;
  const languages: Readonly<Record<string, Few>>;
  export default languages;
}
