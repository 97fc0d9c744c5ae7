import type { App } from "../app.ts";

/** A stored file, by the hash of its bytes.
 *  @throws Error when there is none; StorageFailure when it cannot be known */
export async function readKept(app: App, sha256: string): Promise<Uint8Array> {
  const bytes = await app.store.read(sha256);
  if (!bytes) throw new Error("the file is no longer in the images' storage");
  return bytes;
}
