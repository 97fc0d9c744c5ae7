import { createHash } from "node:crypto";
import { userProblem } from "../messages/user-problem.ts";
import { imagePath, readImageList } from "./image-list.ts";
import type { Manifest, Part, TableEntry } from "./manifest.ts";
import type { BackupSource } from "./source.ts";

/** What is done with the parts of a backup, each proven before it is given. */
export type BackupVisitor = {
  rows(table: TableEntry, lines: string[]): Promise<void>;
  /** The content is proven once it has been read to its end, where it throws if it is not what it should be. */
  file(part: Part, content: AsyncIterable<Uint8Array>): Promise<void>;
  image(sha256: string, bytes: Buffer): Promise<void>;
};

export type WalkTools = { signal: AbortSignal; progress(done: number, total: number): void };

/** Read a backup through, part after part, each held to the hash under which it is listed.
 *  @param progress  in bytes
 *  @throws UserProblem BACKUP_PART_MISSING or BACKUP_ALTERED naming the part; the signal's reason */
export async function walkBackup(
  source: BackupSource,
  manifest: Manifest,
  visitor: BackupVisitor,
  { signal, progress }: WalkTools,
): Promise<void> {
  const total = totalBytes(manifest);
  let done = 0;
  source.rewind();

  async function* proven({ path, sha256 }: Pick<Part, "path" | "sha256">, bytes?: number): AsyncGenerator<Uint8Array> {
    signal.throwIfAborted();
    const found = await source.next(path);
    if (!found) throw userProblem("BACKUP_PART_MISSING", { part: path });
    const hash = createHash("sha256");
    if (bytes !== undefined && found.bytes !== bytes) throw userProblem("BACKUP_ALTERED", { part: path });
    for await (const chunk of found.content) {
      signal.throwIfAborted();
      hash.update(chunk);
      done += chunk.byteLength;
      progress(done, total);
      yield chunk;
    }
    if (hash.digest("hex") !== sha256) throw userProblem("BACKUP_ALTERED", { part: path });
  }
  async function read(part: Pick<Part, "path" | "sha256">, bytes?: number): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of proven(part, bytes)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  for (const table of manifest.tables) {
    let rows = 0;
    for (const part of table.parts) {
      const lines = (await read(part, part.bytes)).toString("utf8").split("\n").slice(0, -1);
      rows += lines.length;
      await visitor.rows(table, lines);
    }
    if (rows !== table.rows) throw userProblem("BACKUP_ALTERED", { part: `tables/${table.name}` });
  }
  for (const part of manifest.files) await visitor.file(part, proven(part, part.bytes));
  let images = 0;
  for (const part of manifest.images.lists) {
    const hashes = readImageList(await read(part, part.bytes));
    if (!hashes) throw userProblem("BACKUP_ALTERED", { part: part.path });
    images += hashes.length;
    for (const sha256 of hashes) await visitor.image(sha256, await read({ path: imagePath(sha256), sha256 }));
  }
  if (images !== manifest.images.count) throw userProblem("BACKUP_ALTERED", { part: "images" });
}

function totalBytes({ tables, files, images }: Manifest): number {
  const parts = [...tables.flatMap((table) => table.parts), ...files, ...images.lists];
  return parts.reduce((sum, { bytes }) => sum + bytes, images.bytes);
}
