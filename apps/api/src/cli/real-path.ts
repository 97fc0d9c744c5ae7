import { realpath } from "node:fs/promises";
import { resolve } from "node:path";

/** The path with its links followed, so that a folder is the same data set by whatever name it is reached; as it is when there
 *  is nothing there, for the import to say so. */
export async function realPath(path: string): Promise<string> {
  const absolute = resolve(path);
  return realpath(absolute).catch(() => absolute);
}
