import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { App } from "../app.ts";
import { type UploadKind, uploadPath } from "./upload-path.ts";

type Place = Pick<App, "storage"> & { config: Pick<App["config"], "dataDir"> };

const keyOf = (id: string, kind: UploadKind) => `uploads/${id}.${kind}`;

/** Whether the process's own copy is what lies in the storage: the data folder is the storage, unless told otherwise. */
const isStored = ({ storage, config }: Place, id: string, kind: UploadKind) =>
  join(storage.location, keyOf(id, kind)) === uploadPath(config.dataDir, id, kind);

/** Have what this process received lie where every process finds it. */
export async function storeUpload({ storage, config }: Place, id: string, kind: UploadKind): Promise<void> {
  const path = uploadPath(config.dataDir, id, kind);
  if (path) await storage.writeFile(keyOf(id, kind), path);
}

/** Where an upload lies on this machine, brought here if another process received it; null when there is none, or the id was not
 *  made by us. */
export async function fetchUpload(
  { storage, config }: Place,
  id: string,
  kind: UploadKind = "zip",
): Promise<string | null> {
  const path = uploadPath(config.dataDir, id, kind);
  if (!path) return null;
  return existsSync(path) || (await storage.readFile(keyOf(id, kind), path)) ? path : null;
}

/** This process needs its own copy no more; others may still want the stored one. */
export async function leaveUpload(place: Place, id: string, kind: UploadKind = "zip"): Promise<void> {
  const path = uploadPath(place.config.dataDir, id, kind);
  if (path && !isStored(place, id, kind)) await rm(path, { force: true });
}

/** Nobody needs it any more. */
export async function dropUpload({ storage, config }: Place, id: string, kind: UploadKind = "zip"): Promise<void> {
  const path = uploadPath(config.dataDir, id, kind);
  if (!path) return;
  await rm(path, { force: true });
  await storage.remove(keyOf(id, kind));
}
