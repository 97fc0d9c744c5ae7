import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { type ImageView, makeView } from "./image-view.ts";
import { limitConcurrency } from "./limit-concurrency.ts";
import type { Storage } from "./storage.ts";
import { storageProblem } from "./storage-problem.ts";

const SHA256 = /^[0-9a-f]{64}$/;

/** Image files, each stored once under the SHA-256 of its bytes, with views made from them on first sight. */
export type ImageStore = {
  dataDir: string;
  /** Keep a file. Nothing happens when it is already there, whole.
   *  @throws UserProblem DISK_FULL or DATA_FOLDER_NOT_WRITABLE */
  put(bytes: Uint8Array): Promise<{ sha256: string; added: boolean }>;
  /** Make the names of the files put so far outlive a power cut: called before rows speak of them. */
  flush(): Promise<void>;
  /** @throws StorageFailure when the files cannot be reached */
  check(): Promise<void>;
  /** The file as it was given, or null when there is none. */
  read(sha256: string): Promise<Buffer | null>;
  /** At most 160 pixels a side, WebP, or null when there is no such image. */
  readThumbnail(sha256: string): Promise<Buffer | null>;
  /** The 8-bit pixels that the product works on, PNG, or null when there is no such image. */
  readDisplayImage(sha256: string): Promise<Buffer | null>;
};

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** @param dataDir  of this process; holds what can be made again
 *  @param storage  where the files lie, the same for every process */
export function openImageStore(dataDir: string, storage: Storage): ImageStore {
  const keyOf = (kind: string, sha256: string, extension = "") => `${kind}/${sha256.slice(0, 2)}/${sha256}${extension}`;
  const beingMade = new Map<string, Promise<Buffer | null>>();
  // A page of thumbnails asks for a hundred at once: decoded one core each, they neither fill the memory nor starve the rest.
  const decodeInTurn = limitConcurrency(availableParallelism());

  const asStorageProblem = (error: unknown): never => {
    throw storageProblem(error, storage.location) ?? error;
  };

  async function put(bytes: Uint8Array): Promise<{ sha256: string; added: boolean }> {
    const sha256 = sha256Of(bytes);
    const key = keyOf("images", sha256);
    // A crash of the machine can leave a name over missing bytes: the size tells.
    if ((await storage.size(key)) === bytes.length) return { sha256, added: false };
    await storage.write(key, bytes, { durable: true });
    return { sha256, added: true };
  }

  async function read(sha256: string): Promise<Buffer | null> {
    return SHA256.test(sha256) ? storage.read(keyOf("images", sha256)) : null;
  }

  /** A view of an image: read where it was made before, else made once for all who ask at the same time. */
  async function readView(key: string, sha256: string, kind: ImageView): Promise<Buffer | null> {
    if (!SHA256.test(sha256)) return null;
    const kept = await storage.read(key);
    // A crash of the machine can leave a name without its bytes.
    if (kept !== null && kept.length > 0) return kept;
    const making =
      beingMade.get(key) ??
      decodeInTurn(async () => {
        const bytes = await read(sha256);
        if (bytes === null) return null;
        const view = Buffer.from(await makeView(bytes, kind));
        await storage.write(key, view, { durable: false }).catch((error: unknown) => {
          // A view can always be made again: a full disk costs time here, not the picture.
          if (storageProblem(error, storage.location) === null) throw error;
        });
        return view;
      }).finally(() => beingMade.delete(key));
    beingMade.set(key, making);
    return making;
  }

  return {
    dataDir,
    put: (bytes) => put(bytes).catch(asStorageProblem),
    flush: () => storage.flush().catch(asStorageProblem),
    check: () => storage.check(),
    read,
    readThumbnail: (sha256) => readView(keyOf("thumbnails", sha256, ".webp"), sha256, "THUMBNAIL"),
    readDisplayImage: (sha256) => readView(keyOf("display", sha256, ".png"), sha256, "DISPLAY"),
  };
}
