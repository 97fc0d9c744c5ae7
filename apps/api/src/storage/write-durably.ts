import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Like a recursive mkdir, which on a read-only disk answers ENOENT, and never ends where nothing can be made (/proc): here the
 *  true reason comes out. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") return;
    if (error.code !== "ENOENT" || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path).catch((again: NodeJS.ErrnoException) => {
      if (again.code !== "EEXIST") throw again;
    });
  });
}

/** Write a file under its final name only once it is whole. With `sync` the bytes are on the disk, not in its cache,
 *  before the name appears. The folder is made on the way. A failed write leaves nothing behind. */
export async function writeDurably(path: string, bytes: Uint8Array, options: { sync: boolean }): Promise<void> {
  // Beside its target, so that the rename stays within one file system.
  const temporary = `${path}.${randomUUID()}.tmp`;
  const file = await open(temporary, "wx").catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    await makeFolder(dirname(path));
    return open(temporary, "wx");
  });
  try {
    try {
      await file.writeFile(bytes);
      if (options.sync) await file.datasync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
