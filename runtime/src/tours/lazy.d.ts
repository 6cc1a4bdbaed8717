/** Files beside the entry that are loaded on use; the build makes them and writes in their names and integrity. */

declare module "lazy:src/dom/fallback.ts" {
  const fallback: { readonly file: string; readonly integrity: string };
  export default fallback;
}

declare module "lazy:src/dom/named.ts" {
  const named: { readonly file: string; readonly integrity: string };
  export default named;
}

declare module "lazy:messages/*.json" {
  const languages: Readonly<Record<string, string>>;
  export default languages;
}
