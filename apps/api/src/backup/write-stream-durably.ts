import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "../storage/write-durably.ts";

/** Write content that comes in pieces under its name only once it is whole and on the disk: where the pieces end in an error,
 *  nothing gets the name. */
export async function writeStreamDurably(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await makeFolder(dirname(path));
  const file = await open(temporary, "wx");
  try {
    try {
      for await (const chunk of content) await file.writeFile(chunk);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
