import { createHash } from "node:crypto";
import { basename, join } from "node:path";

/** One folder for each place that a command writes to or reads from, beside the server's own: a copy of the scans has no place
 *  among results that are handed on. */
export function workFolder(dataDir: string, kind: "studies" | "outside", place: string): string {
  const hash = createHash("sha256").update(place).digest("hex").slice(0, 8);
  return join(dataDir, kind, `${basename(place)}-${hash}`);
}
