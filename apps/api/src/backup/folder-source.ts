import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BackupSource } from "./source.ts";

function unlessAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}

export function folderSource(place: string): BackupSource {
  return {
    find: (path) => readFile(join(place, path)).catch(unlessAbsent),
    async next(path) {
      const file = join(place, path);
      const found = await stat(file).catch(unlessAbsent);
      return found?.isFile() ? { bytes: found.size, content: createReadStream(file) } : null;
    },
    rewind: () => undefined,
    close: async () => undefined,
  };
}
