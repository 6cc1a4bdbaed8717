/** The release this code was built for; the build writes it in. */
declare const __GUIDEWRIGHT_VERSION__: string;

/** A style sheet's minified text. */
declare module "*.css" {
  const text: string;
  export default text;
}
