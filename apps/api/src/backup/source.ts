import { stat } from "node:fs/promises";
import { userProblem } from "../messages/user-problem.ts";
import { folderSource } from "./folder-source.ts";
import { tarSource } from "./tar-source.ts";

/** A backup to read, part after part in the order in which it was written. */
export type BackupSource = {
  /** What may come anywhere: the manifest and its seal. Null when it is not there. */
  find(path: string): Promise<Buffer | null>;
  /** The next part, which must be this one; null when it is not.
   *  The content must be read to its end before the next is asked for. */
  next(path: string): Promise<{ bytes: number; content: AsyncIterable<Uint8Array> } | null>;
  /** Begin again with the first part. */
  rewind(): void;
  close(): Promise<void>;
};

/** @throws UserProblem BACKUP_NOT_THERE */
export async function openBackup(place: string): Promise<BackupSource> {
  const found = await stat(place).catch(() => null);
  if (found?.isDirectory()) return folderSource(place);
  if (found?.isFile()) return tarSource(place);
  throw userProblem("BACKUP_NOT_THERE", { path: place });
}
