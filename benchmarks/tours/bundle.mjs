/**
 * Bundles the libraries as a product would, and weighs what a page loads before anything triggers.
 *
 *   node bundle.mjs FOLDER            writes <library>.js and <library>.css there
 *   node bundle.mjs --weigh FILE…     prints the bytes of each file after brotli, as JSON
 *
 * The first prints JSON too: for each library its version, and the bytes after brotli of the library alone, without
 * the steps that are played here.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

import { build } from "esbuild";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const MODULES = path.join(HERE, "node_modules");

/** What a page imports of each library, and what it brings along that many a page has anyway. */
const LIBRARIES = {
  driver: {
    module: "driver.js",
    code: 'import { driver } from "driver.js"; import "driver.js/dist/driver.css"; window.it = driver',
  },
  shepherd: {
    module: "shepherd.js",
    code: 'import it from "shepherd.js"; import "shepherd.js/dist/css/shepherd.css"; window.it = it.Tour',
  },
  intro: {
    module: "intro.js",
    code: 'import it from "intro.js"; import "intro.js/introjs.css"; window.it = it.tour',
  },
  joyride: {
    module: "react-joyride",
    code: 'import { Joyride } from "react-joyride"; import { createRoot } from "react-dom/client"; window.it = [Joyride, createRoot]',
    host: 'import { createElement } from "react"; import { createRoot } from "react-dom/client"; window.it = [createElement, createRoot]',
  },
};

const OPTIONS = {
  absWorkingDir: HERE,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
};

const brotli = (contents) => brotliCompressSync(contents).length;

async function weight(code) {
  if (!code) return 0;
  const { outputFiles } = await build({
    ...OPTIONS,
    stdin: { contents: code, resolveDir: HERE },
    outdir: "out",
    write: false,
  });
  return outputFiles.reduce((sum, { contents }) => sum + brotli(contents), 0);
}

async function bundle(name, { module, code, host }, out) {
  await build({ ...OPTIONS, entryPoints: [`libraries/${name}.js`], outdir: out });
  const { version } = JSON.parse(await readFile(path.join(MODULES, module, "package.json"), "utf8"));
  return { version, bytes: await weight(code), host: await weight(host) };
}

const [first, ...files] = process.argv.slice(2);
const made = {};
if (first === "--weigh") {
  for (const file of files) made[path.basename(file)] = brotli(await readFile(file));
} else {
  for (const [name, library] of Object.entries(LIBRARIES)) made[name] = await bundle(name, library, path.resolve(first));
}
console.log(JSON.stringify(made));
