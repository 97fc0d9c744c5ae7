import { randomUUID } from "node:crypto";
import { copyFile, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { Storage } from "./storage.ts";
import { StorageFailure } from "./storage-failure.ts";
import { makeFolder, writeDurably } from "./write-durably.ts";

const ABSENT = new Set(["ENOENT", "ENOTDIR"]);

function absentIsNull(error: NodeJS.ErrnoException): null {
  if (ABSENT.has(error.code ?? "")) return null;
  throw error;
}

async function syncFolder(path: string): Promise<void> {
  // Windows opens no folder as a file, and needs none of this.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** A folder: this machine's, or one that several mount. */
export function folderStorage(root: string): Storage {
  const pathOf = (key: string) => join(root, ...key.split("/"));
  const unsynced = new Set<string>();
  // A mounted folder that was never there, or is there no more.
  const failure = (error: unknown): never => {
    throw new StorageFailure(root, error);
  };

  return {
    location: root,
    read: (key) => readFile(pathOf(key)).catch(absentIsNull).catch(failure),
    size: (key) =>
      stat(pathOf(key))
        .then(({ size }) => size)
        .catch(absentIsNull)
        .catch(failure),
    async write(key, bytes, { durable }) {
      const path = pathOf(key);
      await writeDurably(path, bytes, { sync: durable });
      if (durable) unsynced.add(dirname(path));
    },
    async flush() {
      const folders = new Set<string>();
      for (const folder of unsynced) {
        folders.add(folder);
        // The folder's own name lies in the one above.
        if (relative(root, folder) !== "") folders.add(dirname(folder));
      }
      unsynced.clear();
      await Promise.all([...folders].map(syncFolder));
    },
    async writeFile(key, path) {
      const target = pathOf(key);
      if (target === path) return;
      await makeFolder(dirname(target));
      const draft = `${target}.${randomUUID()}.tmp`;
      try {
        await copyFile(path, draft);
        await rename(draft, target);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async readFile(key, path) {
      const source = pathOf(key);
      if ((await stat(source).catch(absentIsNull)) === null) return false;
      if (source === path) return true;
      await makeFolder(dirname(path));
      await copyFile(source, path);
      return true;
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    async check() {
      await stat(root).catch(failure);
    },
    close: () => undefined,
  };
}
