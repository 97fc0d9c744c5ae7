import { stat } from "node:fs/promises";
import { join } from "node:path";

/** Where fetched weights lie in a data folder, and where a file brought by hand is looked for. */
export function weightsFolder(dataDir: string): string {
  return join(dataDir, "weights");
}

/** Where the user's own weights lie, each with its card. */
export function addedWeightsFolder(dataDir: string): string {
  return join(weightsFolder(dataDir), "added");
}

/** Bytes of a file, or null when there is none. */
export async function fileSize(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
    throw error;
  }
}
