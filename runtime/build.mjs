/**
 * Bundles src/ into the files that the package ships.
 *
 *   node build.mjs [--out FOLDER]   write the bundles and manifest.json (default: ../generator/guidewright/_runtime)
 *   node build.mjs --budget         write nothing; fail when a bundle is over its budget
 *
 * The folder is written beside its final place and then swapped in, so that a reader never sees half of it.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

import { build } from "esbuild";

import { cssAsText } from "./css-as-text.mjs";
import { lazyFiles } from "./lazy-files.mjs";
import { publish } from "./publish.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const DEFAULT_OUT = path.join(HERE, "..", "generator", "guidewright", "_runtime");

/** Properties of their own objects, which neither a file nor another script reads: they are given short names. */
const WITHIN_THE_LOADER = /^(arrived|awaited|before|entry|identified|offered|playing|records)$/;
const WITHIN_THE_PLAYER =
  /^(absent|backwards|completed|element|focused|index|invalid|loadFollow|loadNamed|on_page|pending|phase|present|probe|reached|reports|takeFocus|tried|visible)$/;

/** What is built. `budget` is in bytes after brotli and counts every chunk that the entry imports statically.
 *  `lazyAs` is the entry whose files for later it shares; an entry of the offline site is one file with all of it.
 *  What is `within` an entry has short names there. Of one that is `eager` nearly everything runs as soon as it is there. */
const ENTRIES = [
  { source: "src/tours/loader.ts", format: "iife", budget: 3 * 1024, within: WITHIN_THE_LOADER },
  { source: "src/tours/player.ts", format: "esm", budget: 9 * 1024, eager: true, within: WITHIN_THE_PLAYER },
  { source: "src/tours/debug.ts", format: "esm", budget: 16 * 1024 },
  { source: "src/help.ts", format: "iife", budget: 3 * 1024 },
  { source: "src/help-module.ts", format: "esm", budget: 3 * 1024, lazyAs: "help" },
  { source: "src/academy/academy.ts", format: "esm", budget: 10 * 1024 },
  { source: "src/academy/academy.ts", name: "academy-offline", format: "iife" },
  { source: "src/academy/academy.css", format: "css", budget: 9 * 1024 },
  { source: "src/tours/module.ts", format: "esm", budget: 4 * 1024, forBundlers: true },
  { source: "src/resolver.ts", format: "iife", globalName: "guidewrightResolver" },
  { source: "src/recorder.ts", format: "iife" },
  { source: "src/search.ts", format: "iife", globalName: "guidewrightEngine" },
];

/** Has Chromium compile all of a file on another thread while it comes, not each function on the page's when it is called. */
const EAGER = "//# allFunctionsCalledOnLoad";

/** A bundler must not look for the player: its address is known only in the page. */
const leaveImports = {
  name: "leave-imports",
  setup(build) {
    build.onLoad({ filter: /dom[\\/]load\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      const contents = text.replace("import(href)", "import(/* webpackIgnore: true */ /* @vite-ignore */ href)");
      return { contents, loader: "ts" };
    });
  },
};

async function version() {
  const text = await readFile(path.join(HERE, "..", "pyproject.toml"), "utf8");
  const found = /^version = "([^"]+)"$/m.exec(text);
  if (!found) throw new Error("pyproject.toml has no line `version = \"…\"`");
  return found[1];
}

const nameOf = ({ name, source }) => name ?? path.parse(source).name;

/** One esbuild run per entry, so that an entry shares no chunk with a page that it never meets. */
async function bundle(entry, release) {
  const name = nameOf(entry);
  const lazy = [];
  const result = await build({
    absWorkingDir: HERE,
    entryPoints: [{ in: entry.source, out: name }],
    outdir: "out",
    write: false,
    bundle: true,
    metafile: true,
    minifyIdentifiers: true,
    minifySyntax: true,
    minifyWhitespace: !entry.forBundlers, // it would take what the module says to bundlers
    ...(entry.format !== "css" && { format: entry.format }),
    ...(entry.globalName && { globalName: entry.globalName }),
    splitting: entry.format === "esm",
    ...(entry.forBundlers && { sourcemap: "linked" }),
    chunkNames: `${name}-[hash]`,
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    ...(entry.within && { mangleProps: entry.within }),
    ...(entry.eager && { banner: { js: EAGER } }),
    define: { __GUIDEWRIGHT_VERSION__: JSON.stringify(release) },
    plugins: entry.format === "css" ? [] : [cssAsText, lazyFiles(entry.lazyAs ?? name, lazy), ...(entry.forBundlers ? [leaveImports] : [])],
    logLevel: "warning",
  });
  const scripts = result.outputFiles.filter((file) => !file.path.endsWith(".map"));
  const files = scripts.map((file) => {
    const output = path.basename(file.path);
    const { imports } = result.metafile.outputs[`out/${output}`];
    const needs = imports.map((one) => ({ file: path.basename(one.path), lazy: one.kind === "dynamic-import" }));
    const loads = output === `${name}.js` ? lazy.map((one) => ({ file: one.name, lazy: true })) : [];
    return describe(output, file.contents, [...needs, ...loads]);
  });
  const more = entry.forBundlers ? await packageFiles(name, result, release) : [];
  return [...files, ...[...lazy, ...more].map((one) => describe(one.name, one.contents, []))];
}

/** What makes a folder with the module in it a package: its source map, its types, its `package.json`. */
async function packageFiles(name, { outputFiles }, release) {
  const map = outputFiles.find((file) => file.path.endsWith(".map"));
  const types = ["src/contract.ts", "src/tours/api.ts"].map((file) => readFile(path.join(HERE, file), "utf8"));
  const declared = [...(await Promise.all(types)), "export declare const guide: Guide;\n"].join("\n");
  const about = {
    name: "guidewright-tours",
    version: release,
    description: "Product tours of a Guidewright help site.",
    license: "MIT",
    type: "module",
    sideEffects: false,
    exports: { ".": { types: `./${name}.d.ts`, default: `./${name}.js` } },
  };
  const texts = { [`${name}.js.map`]: map.text, [`${name}.d.ts`]: declared, "package.json": `${JSON.stringify(about, null, 2)}\n` };
  return Object.entries(texts).map(([file, text]) => ({ name: file, contents: Buffer.from(text) }));
}

function describe(file, contents, imports) {
  const { length: brotli } = brotliCompressSync(contents);
  return { contents, line: { file, bytes: contents.length, brotli, imports } };
}

/** Bytes that a page downloads before the entry runs: the entry and what it imports statically. */
function weight(files, name, seen = new Set()) {
  if (seen.has(name)) return 0;
  seen.add(name);
  const { line } = files.find((file) => file.line.file === name);
  const needed = line.imports.filter((one) => !one.lazy);
  return needed.reduce((total, one) => total + weight(files, one.file, seen), line.brotli);
}

/** Files that two entries share are there once. */
function contentsOf(all, release) {
  const files = [...new Map(all.map((file) => [file.line.file, file])).values()];
  const manifest = { version: release, files: files.map((file) => file.line) };
  const named = files.map((file) => [file.line.file, file.contents]);
  return new Map([...named, ["manifest.json", `${JSON.stringify(manifest, null, 2)}\n`]]);
}

/** Prints the sizes; returns how many entries are over their budget. */
function report(built) {
  let over = 0;
  for (const { entry, files } of built) {
    const name = `${nameOf(entry)}.${entry.format === "css" ? "css" : "js"}`;
    const size = weight(files, name);
    const limit = entry.budget ? ` of ${entry.budget}` : "";
    const verdict = entry.budget && size > entry.budget ? "  OVER BUDGET" : "";
    if (verdict) over += 1;
    console.log(`runtime: ${name.padEnd(10)} ${String(size).padStart(6)}${limit} bytes after brotli${verdict}`);
  }
  return over;
}

const args = process.argv.slice(2);
const release = await version();
const built = [];
for (const entry of ENTRIES) built.push({ entry, files: await bundle(entry, release) });
const over = report(built);
if (args.includes("--budget")) {
  process.exitCode = over === 0 ? 0 : 1;
} else {
  const out = args.includes("--out") ? path.resolve(args[args.indexOf("--out") + 1]) : DEFAULT_OUT;
  await publish(contentsOf(built.flatMap(({ files }) => files), release), out);
  console.log(`runtime: written to ${path.relative(process.cwd(), out) || "."}`);
}
