/**
 * Files that an entry loads on use, so that the entry itself stays one file:
 *   import fallback from "lazy:src/dom/fallback.ts"   → { file, integrity }, of a bundled ES module
 *   import languages from "lazy:messages/*.json"      → { [name]: file }, of JSON files but English, which is in the entry
 *   import few from "each:messages/*.json?close,site" → { [name]: { close, site } }, those values of each, in the entry itself
 * A module that is set aside may set others aside in turn.
 * A file is named `<entry>-<name>-<hash>` and lies beside the entry.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { build } from "esbuild";

/**
 * @param {string} entry the entry's name, which starts the name of each file
 * @param {{ contents: Uint8Array, name: string }[]} made receives every file that was made
 * @returns {import("esbuild").Plugin}
 */
export const lazyFiles = (entry, made) => ({
  name: "lazy-files",
  setup({ initialOptions: options, onLoad, onResolve }) {
    const home = options.absWorkingDir ?? process.cwd();
    onResolve({ filter: /^lazy:/ }, ({ path: wanted }) => ({ path: wanted.slice("lazy:".length), namespace: "lazy" }));
    onLoad({ filter: /.*/, namespace: "lazy" }, async ({ path: wanted }) => {
      if (!wanted.endsWith("/*.json")) {
        return asJson(keep(entry, path.parse(wanted).name, ".js", await bundled(options, wanted), made));
      }
      const inside = path.join(home, path.dirname(wanted));
      const files = (await jsonFiles(inside)).filter((file) => path.basename(file) !== "en.json");
      const kept = {};
      for (const file of files) {
        const { name } = path.parse(file);
        const text = JSON.stringify(JSON.parse(await readFile(file, "utf8")));
        kept[name] = keep(entry, name, ".json", Buffer.from(text), made).file;
      }
      return { ...asJson(kept), watchDirs: [inside], watchFiles: files };
    });
    onResolve({ filter: /^each:/ }, ({ path: wanted }) => ({ path: wanted.slice("each:".length), namespace: "each" }));
    onLoad({ filter: /.*/, namespace: "each" }, async ({ path: wanted }) => {
      const [files, keys] = wanted.split("?");
      const kept = {};
      for (const file of await jsonFiles(path.join(home, path.dirname(files)))) {
        const all = JSON.parse(await readFile(file, "utf8"));
        kept[path.parse(file).name] = Object.fromEntries(keys.split(",").map((key) => [key, all[key]]));
      }
      return asJson(kept);
    });
  },
});

const jsonFiles = async (folder) =>
  (await readdir(folder)).filter((name) => name.endsWith(".json")).sort().map((name) => path.join(folder, name));

const asJson = (value) => ({ contents: JSON.stringify(value), loader: "json" });

async function bundled(options, source) {
  const { metafile: _unused, banner: _entrys, ...same } = options;
  const { outputFiles } = await build({ ...same, entryPoints: [source], format: "esm", splitting: false, write: false });
  return outputFiles[0].contents;
}

function keep(entry, name, extension, contents, made) {
  const digest = createHash("sha256").update(contents);
  const integrity = `sha256-${digest.copy().digest("base64")}`;
  const file = `${entry}-${name}-${digest.digest("hex").slice(0, 8)}${extension}`;
  made.push({ name: file, contents });
  return { file, integrity };
}
