import { open, rename, rm } from "node:fs/promises";
import { type BackupSink, unfinishedName } from "./sink.ts";
import { paddingOf, TAR_END, tarHeader } from "./tar-header.ts";

/** A backup as one file, which every tar lists and unpacks. */
export async function tarSink(place: string): Promise<BackupSink> {
  const unfinished = unfinishedName(place);
  await rm(unfinished, { recursive: true, force: true });
  const file = await open(unfinished, "wx", 0o600);
  let isOpen = true;
  const close = async () => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    async add(path, bytes, content) {
      await file.writeFile(tarHeader(path, bytes));
      let written = 0;
      for await (const chunk of content) {
        await file.writeFile(chunk);
        written += chunk.byteLength;
      }
      if (written !== bytes) throw new Error(`${path} has ${written} bytes where ${bytes} were announced`);
      await file.writeFile(Buffer.alloc(paddingOf(bytes)));
    },
    async finish() {
      await file.writeFile(TAR_END);
      await file.sync();
      await close();
      await rename(unfinished, place);
    },
    async abandon() {
      await close();
      await rm(unfinished, { force: true });
    },
  };
}
