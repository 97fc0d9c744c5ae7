import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** As writeFileAtomically names what is not yet whole. */
const HALF = /\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** Remove what an export that was killed had begun to write, in a folder and in those directly below it. */
export async function removeHalfFiles(dir: string): Promise<void> {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isFile() && HALF.test(entry.name)) await rm(path, { force: true });
    // A folder of somebody else's may not be ours to read.
    const inside = entry.isDirectory() ? await readdir(path).catch(() => []) : [];
    for (const name of inside) if (HALF.test(name)) await rm(join(path, name), { force: true });
  }
}
