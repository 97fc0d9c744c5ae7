import { stat } from "node:fs/promises";
import { sha256OfFile } from "../weights/sha256-of-file.ts";

/** SHA-256 (hexadecimal) and size of a file.
 *  @throws NodeJS.ErrnoException when it cannot be read */
export async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  return { sha256: await sha256OfFile(path), bytes: (await stat(path)).size };
}
