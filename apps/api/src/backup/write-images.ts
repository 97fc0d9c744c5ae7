import { userProblem } from "../messages/user-problem.ts";
import { type ImageStore, sha256Of } from "../storage/image-store.ts";
import type { ImageHashes } from "./image-hashes.ts";
import { IMAGES_PER_LIST, imagePath, writeImageList } from "./image-list.ts";
import { partNumber } from "./line-parts.ts";
import type { Manifest } from "./manifest.ts";
import type { BackupSink } from "./sink.ts";
import type { BackupTools } from "./write-backup.ts";

/** Images asked for ahead: a store on the network answers late, and many at a time. */
const AHEAD = 16;

/** Write the images after lists of their names. */
export async function writeImages(
  store: ImageStore,
  hashes: ImageHashes,
  sink: BackupSink,
  { signal, progress }: BackupTools,
): Promise<Manifest["images"]> {
  const images: Manifest["images"] = { count: 0, bytes: 0, lists: [] };
  for (const listed of inLists(hashes)) {
    const list = writeImageList(listed);
    const path = `images/${partNumber(images.lists.length + 1)}.sha256`;
    await sink.add(path, list.length, [list]);
    images.lists.push({ path, bytes: list.length, sha256: sha256Of(list) });
    for await (const { sha256, bytes } of readAhead(store, listed)) {
      signal.throwIfAborted();
      await sink.add(imagePath(sha256), bytes.length, [bytes]);
      images.count++;
      images.bytes += bytes.length;
      progress("BACKUP_FILES", images.count, hashes.count);
    }
  }
  return images;
}

function* inLists(hashes: Iterable<string>): Generator<string[]> {
  let list: string[] = [];
  for (const sha256 of hashes) {
    list.push(sha256);
    if (list.length < IMAGES_PER_LIST) continue;
    yield list;
    list = [];
  }
  if (list.length > 0) yield list;
}

/** The images in order, those that follow being read meanwhile.
 *  @throws UserProblem BACKUP_IMAGE_GONE */
async function* readAhead(
  store: ImageStore,
  hashes: readonly string[],
): AsyncGenerator<{ sha256: string; bytes: Buffer }> {
  const begun: Promise<Buffer | null>[] = [];
  for (let n = 0; n < hashes.length; n++) {
    while (begun.length < Math.min(n + AHEAD, hashes.length)) {
      const reading = store.read(hashes[begun.length]);
      // Told when its turn comes, and not before.
      reading.catch(() => undefined);
      begun.push(reading);
    }
    const bytes = await begun[n];
    begun[n] = Promise.resolve(null);
    if (bytes === null || sha256Of(bytes) !== hashes[n]) throw userProblem("BACKUP_IMAGE_GONE", { sha256: hashes[n] });
    yield { sha256: hashes[n], bytes };
  }
}
