import { mkdir, open, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type BackupSink, unfinishedName } from "./sink.ts";

/** A backup as a folder of files. */
export async function folderSink(place: string): Promise<BackupSink> {
  const unfinished = unfinishedName(place);
  await rm(unfinished, { recursive: true, force: true });
  // The images and the rows of patients: for their owner alone.
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const made = new Set<string>();
  return {
    async add(path, bytes, content) {
      const target = join(unfinished, path);
      if (!made.has(dirname(target))) await mkdir(dirname(target), { recursive: true });
      made.add(dirname(target));
      const file = await open(target, "wx", 0o600);
      try {
        for await (const chunk of content) await file.writeFile(chunk);
        const { size } = await file.stat();
        if (size !== bytes) throw new Error(`${path} has ${size} bytes where ${bytes} were announced`);
        await file.datasync();
      } finally {
        await file.close();
      }
    },
    async finish() {
      // An empty folder may stand there: it was asked for by name.
      await rmdir(place).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT") throw error;
      });
      await rename(unfinished, place);
    },
    abandon: () => rm(unfinished, { recursive: true, force: true }),
  };
}
