import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { uploadPath } from "../storage/upload-path.ts";
import { listBackbones } from "../weights/list-backbones.ts";
import { sha256OfFile } from "../weights/sha256-of-file.ts";
import { weightsFolder } from "../weights/weights-folder.ts";

export type KeptFile = {
  /** Its name in a backup, which is its path below the data folder. */
  path: string;
  bytes: number;
  sha256: string;
  content: () => AsyncIterable<Uint8Array>;
};

async function keptFile(file: string, path: string): Promise<KeptFile | null> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return null;
  return {
    path: path.replaceAll("\\", "/"),
    bytes: found.size,
    sha256: await sha256OfFile(file),
    content: () => createReadStream(file),
  };
}

/** Files beside the images that what is unfinished needs to go on: archives still to be imported, and the weights of networks that
 *  do not come with the product. */
export async function keptFiles(dataDir: string, uploads: readonly string[]): Promise<KeptFile[]> {
  const found: (KeptFile | null)[] = [];
  for (const id of uploads) {
    const file = uploadPath(dataDir, id);
    // An import that ended since has removed its own: taken up again, it says so.
    if (file) found.push(await keptFile(file, relative(dataDir, file)));
  }
  const home = dirname(weightsFolder(dataDir));
  for (const { source, installed, path, id } of await listBackbones(dataDir)) {
    if (source === "SHIPPED" || !installed) continue;
    found.push(await keptFile(path, relative(home, path)));
    const card = join(dirname(path), `${id}.json`);
    if (source === "ADDED") found.push(await keptFile(card, relative(home, card)));
  }
  return found.filter((file) => file !== null).sort((a, b) => (a.path < b.path ? -1 : 1));
}
