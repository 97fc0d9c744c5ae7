import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { openDatabase } from "@brainscan/db/open-database";
import { backUpTo, isArchive } from "../backup/back-up-to.ts";
import type { Manifest } from "../backup/manifest.ts";
import type { BackupTools } from "../backup/write-backup.ts";
import { makeOutputFolder } from "../deliverables/make-output-folder.ts";
import { type Environment, readEnvironment } from "../env.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { userProblem } from "../messages/user-problem.ts";
import { openImageStore } from "../storage/image-store.ts";
import { openStorage } from "../storage/open-storage.ts";
import { storageOf } from "../storage/storage-of.ts";
import { parseFlags } from "./parse-flags.ts";
import { progressLine } from "./progress-line.ts";
import { required } from "./read-argument.ts";
import { stopSignal, unlessStopped } from "./stop-signal.ts";
import { terminalLanguage } from "./terminal-language.ts";

/** `brainscan backup`: every row and image in a folder, or in one file where the name ends in .tar. On Postgres the servers and
 *  workers go on meanwhile; PGlite's folder belongs to one process at a time, which must be stopped first. */
export async function run(args: string[]): Promise<number> {
  const environment = readEnvironment();
  const language = terminalLanguage(args, environment.LANG);
  const { positionals } = parseFlags(args, ["lang"], { positionalsMax: 1 });
  const place = resolve(required("backup DIR|FILE.tar", positionals[0]));
  if (await isTaken(place)) throw userProblem("BACKUP_PLACE_TAKEN", { path: place });
  const signal = stopSignal();
  const line = progressLine(language);
  const manifest = await backUp(environment, place, { signal, progress: line.show })
    .catch(unlessStopped(signal))
    .finally(line.end);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const bytes =
    manifest.images.bytes + manifest.tables.flatMap(({ parts }) => parts).reduce((n, part) => n + part.bytes, 0);
  const params = { place, rows, images: manifest.images.count, bytes };
  console.log(renderNotice({ code: "BACKUP_WRITTEN", params }, language));
  return 0;
}

/** An empty folder is as good as none. */
async function isTaken(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  if (!found) return false;
  return !found.isDirectory() || isArchive(place) || (await readdir(place)).length > 0;
}

async function backUp(environment: Environment, place: string, tools: BackupTools): Promise<Manifest> {
  const { BRAINSCAN_DATA_DIR: dataDir, DATABASE_URL: url } = environment;
  // No database is made by asking for its backup.
  if (url === undefined && !existsSync(join(dataDir, "database"))) throw userProblem("BACKUP_NOTHING", { dataDir });
  await makeOutputFolder(dirname(place));
  const database = await openDatabase(url === undefined ? { dataDir } : { url });
  const storage = await openStorage(storageOf(environment) ?? { kind: "FOLDER", folder: dataDir });
  try {
    return await backUpTo(place, { database, storage, store: openImageStore(dataDir, storage), dataDir }, tools);
  } finally {
    storage.close();
    await database.close();
  }
}
