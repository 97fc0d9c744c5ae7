import { type FileHandle, open } from "node:fs/promises";
import type { BackupSource } from "./source.ts";
import { paddingOf, readTarHeader, TAR_BLOCK } from "./tar-header.ts";

const CHUNK_BYTES = 1024 * 1024;

/** The head at a place in the file, and where its content begins and the next head lies; null at the end or where there is none. */
async function headAt(file: FileHandle, at: number) {
  const block = Buffer.alloc(TAR_BLOCK);
  const { bytesRead } = await file.read(block, 0, TAR_BLOCK, at);
  const head = bytesRead === TAR_BLOCK ? readTarHeader(block) : null;
  if (!head) return null;
  const from = at + TAR_BLOCK;
  return { ...head, from, next: from + head.bytes + paddingOf(head.bytes) };
}

/** As much of the content as is there: of an archive that was cut short less than announced. */
async function* contentOf(file: FileHandle, from: number, bytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes; ) {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, bytes - at));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, from + at);
    if (bytesRead === 0) return;
    yield chunk.subarray(0, bytesRead);
    at += bytesRead;
  }
}

export async function tarSource(place: string): Promise<BackupSource> {
  const file = await open(place, "r");
  let at = 0;
  return {
    async find(path) {
      for (let head = await headAt(file, 0); head; head = await headAt(file, head.next)) {
        if (head.path !== path) continue;
        const chunks: Uint8Array[] = [];
        for await (const chunk of contentOf(file, head.from, head.bytes)) chunks.push(chunk);
        return Buffer.concat(chunks);
      }
      return null;
    },
    async next(path) {
      const head = await headAt(file, at);
      if (head?.path !== path) return null;
      at = head.next;
      return { bytes: head.bytes, content: contentOf(file, head.from, head.bytes) };
    },
    rewind() {
      at = 0;
    },
    close: () => file.close(),
  };
}
