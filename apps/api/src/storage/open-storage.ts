import { folderStorage } from "./folder-storage.ts";
import type { S3Settings } from "./s3-settings.ts";
import type { Storage } from "./storage.ts";

export type StorageChoice = { kind: "FOLDER"; folder: string } | ({ kind: "S3" } & S3Settings);

/** The client of object storage is loaded only where it is used. */
export async function openStorage(choice: StorageChoice): Promise<Storage> {
  if (choice.kind === "FOLDER") return folderStorage(choice.folder);
  const { s3Storage } = await import("./s3-storage.ts");
  return s3Storage(choice);
}
