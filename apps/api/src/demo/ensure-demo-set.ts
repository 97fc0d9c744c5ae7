import { randomUUID } from "node:crypto";
import { rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { PRODUCT_VERSION } from "../product.ts";
import { type DemoTools, writeDemoSet } from "./write-demo-set.ts";

/** Of the seeds tried, one whose classes overlap as those of real sets do: no score separates them, many slices go to a human. */
export const DEMO_SEED = 3;

/** The folder of the demonstration set in a data folder, drawn at the first call. It is there whole or not at all.
 *  Another version of the product may draw otherwise, so each has a folder of its own.
 *  @param tools.n files of a set drawn now, see writeDemoSet
 *  @throws UserProblem OUTPUT_* when it cannot be written; the signal's reason when aborted */
export async function ensureDemoSet(
  dataDir: string,
  { n, ...tools }: DemoTools & { n?: number } = {},
): Promise<string> {
  const dir = join(dataDir, "demo", `${PRODUCT_VERSION}-seed-${DEMO_SEED}`);
  if (await isFolder(dir)) return dir;
  const draft = `${dir}.${randomUUID()}.tmp`;
  try {
    await writeDemoSet(draft, { seed: DEMO_SEED, n }, tools);
    await rename(draft, dir);
  } catch (problem) {
    await rm(draft, { recursive: true, force: true });
    throw problem;
  }
  return dir;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}
