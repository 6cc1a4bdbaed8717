/**
 * Bundles src/ into the files that the package ships.
 *
 *   node build.mjs [--out FOLDER]   write the bundles and manifest.json (default: ../generator/guidewright/_runtime)
 *   node build.mjs --budget         write nothing; fail when a bundle is over its budget
 *
 * The folder is written beside its final place and then swapped in, so that a reader never sees half of it.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

import { build } from "esbuild";

import { cssAsText } from "./css-as-text.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const DEFAULT_OUT = path.join(HERE, "..", "generator", "guidewright", "_runtime");

/** What is built. `budget` is in bytes after brotli and counts every chunk that the entry imports statically. */
const ENTRIES = [
  { source: "src/tours/loader.ts", format: "iife", budget: 3 * 1024 },
  { source: "src/tours/player.ts", format: "esm", budget: 9 * 1024 },
  { source: "src/academy/academy.ts", format: "esm" },
];

async function version() {
  const text = await readFile(path.join(HERE, "..", "pyproject.toml"), "utf8");
  const found = /^version = "([^"]+)"$/m.exec(text);
  if (!found) throw new Error("pyproject.toml has no line `version = \"…\"`");
  return found[1];
}

/** One esbuild run per entry, so that an entry shares no chunk with a page that it never meets. */
async function bundle(entry, release) {
  const result = await build({
    absWorkingDir: HERE,
    entryPoints: [entry.source],
    outdir: "out",
    write: false,
    bundle: true,
    metafile: true,
    minify: true,
    format: entry.format,
    splitting: entry.format === "esm",
    chunkNames: `${path.parse(entry.source).name}-[hash]`,
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    define: { __GUIDEWRIGHT_VERSION__: JSON.stringify(release) },
    plugins: [cssAsText],
    logLevel: "warning",
  });
  return result.outputFiles.map((file) => describe(file, result.metafile.outputs));
}

function describe(file, outputs) {
  const name = path.basename(file.path);
  const { imports } = outputs[`out/${name}`];
  return {
    contents: file.contents,
    line: {
      file: name,
      bytes: file.contents.length,
      brotli: brotliCompressSync(file.contents).length,
      imports: imports.map((one) => ({ file: path.basename(one.path), lazy: one.kind === "dynamic-import" })),
    },
  };
}

/** Bytes that a page downloads before the entry runs: the entry and what it imports statically. */
function weight(files, name, seen = new Set()) {
  if (seen.has(name)) return 0;
  seen.add(name);
  const { line } = files.find((file) => file.line.file === name);
  const needed = line.imports.filter((one) => !one.lazy);
  return needed.reduce((total, one) => total + weight(files, one.file, seen), line.brotli);
}

async function publish(files, release, out) {
  const beside = `${out}.${process.pid}.new`;
  const old = `${out}.${process.pid}.old`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  for (const file of files) await writeFile(path.join(beside, file.line.file), file.contents);
  const manifest = { version: release, files: files.map((file) => file.line) };
  await writeFile(path.join(beside, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  try {
    await swap(beside, out, old);
  } finally {
    await rm(beside, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** Two builds at once may both find the place taken: whoever comes second moves the first one's folder away. */
async function swap(beside, out, old) {
  for (let left = 20; ; left -= 1) {
    await rename(out, old).catch((error) => {
      if (error.code !== "ENOENT") throw error;
    });
    try {
      await rename(beside, out);
      return;
    } catch (error) {
      if (left === 0 || !["ENOTEMPTY", "EEXIST", "EPERM"].includes(error.code)) throw error;
      await rm(old, { recursive: true, force: true });
    }
  }
}

/** Prints the sizes; returns how many entries are over their budget. */
function report(built) {
  let over = 0;
  for (const { entry, files } of built) {
    const name = `${path.parse(entry.source).name}.js`;
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
for (const entry of ENTRIES.filter((one) => existsSync(path.join(HERE, one.source)))) built.push({ entry, files: await bundle(entry, release) });
const over = report(built);
if (args.includes("--budget")) {
  process.exitCode = over === 0 ? 0 : 1;
} else {
  const out = args.includes("--out") ? path.resolve(args[args.indexOf("--out") + 1]) : DEFAULT_OUT;
  await publish(built.flatMap(({ files }) => files), release, out);
  console.log(`runtime: written to ${path.relative(process.cwd(), out) || "."}`);
}
