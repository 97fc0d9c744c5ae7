import { createHash } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { type DecodedImage, decodeImage } from "@brainscan/ml/image/decode-image";
import { encodePng, encodeThumbnail } from "@brainscan/ml/image/encode-thumbnail";
import { limitConcurrency } from "./limit-concurrency.ts";
import { storageProblem } from "./storage-problem.ts";
import { writeDurably } from "./write-durably.ts";

export const THUMBNAIL_SIDE_PX = 160;

const SHA256 = /^[0-9a-f]{64}$/;

/** Image files of a data folder, each stored once under the SHA-256 of its bytes, with views made from them on first sight. */
export type ImageStore = {
  dataDir: string;
  /** Keep a file. Nothing happens when it is already there, whole.
   *  @throws UserProblem DISK_FULL or DATA_FOLDER_NOT_WRITABLE */
  put(bytes: Uint8Array): Promise<{ sha256: string; added: boolean }>;
  /** Make the names of the files put so far outlive a power cut: called before rows speak of them. */
  flush(): Promise<void>;
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

async function readIfThere(path: string): Promise<Buffer | null> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  });
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
      throw error;
    },
  );
}

async function syncFolder(path: string): Promise<void> {
  // Windows opens no folder as a file, and needs none of this.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export function openImageStore(dataDir: string): ImageStore {
  const pathOf = (kind: string, sha256: string, extension = "") =>
    join(dataDir, kind, sha256.slice(0, 2), `${sha256}${extension}`);
  const unsynced = new Set<string>();
  const beingMade = new Map<string, Promise<Buffer | null>>();
  // A page of thumbnails asks for a hundred at once: decoded one core each, they neither fill the memory nor starve the rest.
  const decodeInTurn = limitConcurrency(availableParallelism());

  const asStorageProblem = (error: unknown): never => {
    throw storageProblem(error, dataDir) ?? error;
  };

  async function put(bytes: Uint8Array): Promise<{ sha256: string; added: boolean }> {
    const sha256 = sha256Of(bytes);
    const path = pathOf("images", sha256);
    // A crash of the machine can leave a name over missing bytes: the size tells.
    if ((await sizeOf(path)) === bytes.length) return { sha256, added: false };
    await writeDurably(path, bytes, { sync: true });
    unsynced.add(dirname(path));
    return { sha256, added: true };
  }

  async function flush(): Promise<void> {
    const folders = [...unsynced];
    unsynced.clear();
    if (folders.length === 0) return;
    await Promise.all([...folders, join(dataDir, "images")].map(syncFolder));
  }

  async function read(sha256: string): Promise<Buffer | null> {
    return SHA256.test(sha256) ? readIfThere(pathOf("images", sha256)) : null;
  }

  /** A view of an image: read where it was made before, else made once for all who ask at the same time. */
  async function readView(
    path: string,
    sha256: string,
    encode: (image: DecodedImage) => Promise<Uint8Array>,
  ): Promise<Buffer | null> {
    if (!SHA256.test(sha256)) return null;
    const kept = await readIfThere(path);
    // A crash of the machine can leave a name without its bytes.
    if (kept !== null && kept.length > 0) return kept;
    const making =
      beingMade.get(path) ??
      decodeInTurn(async () => {
        const bytes = await read(sha256);
        if (bytes === null) return null;
        const view = Buffer.from(await encode(await decodeImage(bytes)));
        await writeDurably(path, view, { sync: false }).catch((error: unknown) => {
          // A view can always be made again: a full disk costs time here, not the picture.
          if (storageProblem(error, dataDir) === null) throw error;
        });
        return view;
      }).finally(() => beingMade.delete(path));
    beingMade.set(path, making);
    return making;
  }

  return {
    dataDir,
    put: (bytes) => put(bytes).catch(asStorageProblem),
    flush: () => flush().catch(asStorageProblem),
    read,
    readThumbnail: (sha256) =>
      readView(pathOf("thumbnails", sha256, ".webp"), sha256, (image) => encodeThumbnail(image, THUMBNAIL_SIDE_PX)),
    readDisplayImage: (sha256) => readView(pathOf("display", sha256, ".png"), sha256, encodePng),
  };
}
