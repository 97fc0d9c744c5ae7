import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import type { Part } from "./part.ts";

/** The earliest date that a ZIP can hold: the same parts give the same bytes, whenever they are written. */
const NO_DATE = new Date(1980, 0, 1);

/** An Office package as bytes. */
export async function zipParts(parts: readonly Part[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { path, content } of parts) {
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : Buffer.from(content);
    zip.addBuffer(bytes, path, { mtime: NO_DATE, mode: 0o100644, forceDosTimestamp: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}
