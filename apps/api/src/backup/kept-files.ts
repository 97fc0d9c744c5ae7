import { createReadStream, existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { Storage } from "../storage/storage.ts";
import { uploadPath } from "../storage/upload-path.ts";
import { fetchUpload, leaveUpload } from "../storage/uploads.ts";
import { listBackbones } from "../weights/list-backbones.ts";
import { sha256OfFile } from "../weights/sha256-of-file.ts";
import { weightsFolder } from "../weights/weights-folder.ts";

export type KeptFile = {
  /** Its name in a backup, which is its path below the data folder. */
  path: string;
  bytes: number;
  sha256: string;
  content: () => AsyncIterable<Uint8Array>;
  /** Leave the machine as it was. */
  release: () => Promise<void>;
};

async function keptFile(file: string, path: string, release = () => Promise.resolve()): Promise<KeptFile | null> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return null;
  return {
    path: path.replaceAll("\\", "/"),
    bytes: found.size,
    sha256: await sha256OfFile(file),
    content: () => createReadStream(file),
    release,
  };
}

/** Files beside the images that what is unfinished needs to go on: archives still to be imported, and the weights of networks that
 *  do not come with the product. */
export async function keptFiles(
  { dataDir, storage }: { dataDir: string; storage: Storage },
  uploads: readonly string[],
): Promise<KeptFile[]> {
  const place = { storage, config: { dataDir } };
  const found: (KeptFile | null)[] = [];
  for (const id of uploads) {
    const wasHere = existsSync(uploadPath(dataDir, id) ?? "");
    // An import that ended since has removed its own: taken up again, it says so.
    const file = await fetchUpload(place, id);
    if (file)
      found.push(
        await keptFile(file, relative(dataDir, file), async () => {
          if (!wasHere) await leaveUpload(place, id);
        }),
      );
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
