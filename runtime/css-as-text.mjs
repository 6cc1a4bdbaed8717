/**
 * `import sheet from "./card.css"` gives the minified text of the sheet and of those it imports, for
 * `CSSStyleSheet.replaceSync`, which itself takes no imports:
 * the same in the bundles (an esbuild plugin) and in the tests (a Vite plugin).
 */
import process from "node:process";

import { build } from "esbuild";

async function textOf(file) {
  const { outputFiles } = await build({ entryPoints: [file], bundle: true, minify: true, write: false });
  // Left by esbuild in properties of our own and after a comma in `var()`.
  return outputFiles[0].text.trim().replace(/(--[\w-]+:|,) /g, "$1");
}

/** @type {import("esbuild").Plugin} */
export const cssAsText = {
  name: "css-as-text",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await textOf(path), loader: "text" }));
  },
};

/** Ends the id of a sheet in the tests, which keeps Vite's own handling of `.css` away from it. */
const SUFFIX = ".text.js";

/** Where vitest runs, which is the project's root. */
const root = process.cwd();

export const cssAsTextForTests = {
  name: "css-as-text",
  enforce: "pre",
  async resolveId(source, importer) {
    // How a module that was kept from an earlier run names the sheet: from the root of the project.
    if (source.endsWith(`.css${SUFFIX}`)) return source.startsWith(root) ? source : root + source;
    if (!source.endsWith(".css")) return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    return found ? `${found.id}${SUFFIX}` : null;
  },
  async load(id) {
    if (!id.endsWith(`.css${SUFFIX}`)) return null;
    return `export default ${JSON.stringify(await textOf(id.slice(0, -SUFFIX.length)))};`;
  },
};
