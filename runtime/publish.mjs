/** Puts a folder of files where an older one may be, so that a reader finds the old files or the new ones, each whole. */
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";

/**
 * @param {Map<string, string | Uint8Array>} files name → contents, in the order in which they appear in the folder
 * @param {string} out the folder
 */
export async function publish(files, out) {
  const beside = `${out}.${process.pid}.new`;
  const old = `${out}.${process.pid}.old`;
  try {
    await rm(beside, { recursive: true, force: true });
    await mkdir(beside, { recursive: true });
    for (const [name, contents] of files) await writeFile(path.join(beside, name), contents);
    if (!(await swap(beside, out, old))) await moveInto(beside, out, [...files.keys()]);
  } finally {
    await rm(beside, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/**
 * Two builds at once may both find the place taken: whoever comes second moves the first one's folder away.
 * False when the file system renames no folders: a container's, for those that came with its image.
 */
async function swap(beside, out, old) {
  for (let left = 20; ; left -= 1) {
    try {
      await rename(out, old);
    } catch (error) {
      if (error.code === "EXDEV") return false;
      if (error.code !== "ENOENT") throw error;
    }
    try {
      await rename(beside, out);
      return true;
    } catch (error) {
      if (left === 0 || !["ENOTEMPTY", "EEXIST", "EPERM"].includes(error.code)) throw error;
      await rm(old, { recursive: true, force: true });
    }
  }
}

/** File by file, in order; what the new folder does not have goes last. */
async function moveInto(beside, out, names) {
  for (const name of names) await rename(path.join(beside, name), path.join(out, name));
  for (const name of await readdir(out)) {
    if (!names.includes(name)) await rm(path.join(out, name), { recursive: true, force: true });
  }
}
