import zlib from "node:zlib";
import type yauzl from "yauzl";
import { UnusableFile } from "./source.ts";

/** Unpack one entry in memory. Reading stops at the size its header announces: an archive cannot make us hold more than
 *  what was checked against the limits when it was opened, whatever its streams contain.
 *  @throws UnusableFile ENTRY_SIZE_LIES or ENTRY_DAMAGED */
export async function readZipEntry(
  archive: yauzl.ZipFile,
  entry: yauzl.Entry,
  path: string,
  bytesMax = Number.POSITIVE_INFINITY,
): Promise<Buffer> {
  const announced = entry.uncompressedSize;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    const stream: AsyncIterable<Buffer> = await archive.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes > announced) throw new UnusableFile("ENTRY_SIZE_LIES", path, { bytes: announced });
      chunks.push(chunk);
      if (bytes >= bytesMax) return Buffer.concat(chunks).subarray(0, bytesMax);
    }
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    throw new UnusableFile("ENTRY_DAMAGED", path, {}, { cause: error });
  }
  const content = Buffer.concat(chunks);
  // Node gained crc32 in 20.15; before it the image decoder alone finds the damage.
  const intact = zlib.crc32 === undefined || zlib.crc32(content) === entry.crc32;
  if (bytes < announced || !intact) throw new UnusableFile("ENTRY_DAMAGED", path);
  return content;
}
