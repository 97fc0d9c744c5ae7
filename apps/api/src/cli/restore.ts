import { resolve } from "node:path";
import { openDatabase } from "@brainscan/db/open-database";
import type { Manifest } from "../backup/manifest.ts";
import { readManifest } from "../backup/read-manifest.ts";
import { restoreBackup } from "../backup/restore-backup.ts";
import { type BackupSource, openBackup } from "../backup/source.ts";
import { verifyBackup } from "../backup/verify-backup.ts";
import type { WalkTools } from "../backup/walk-backup.ts";
import { type Environment, readEnvironment } from "../env.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { openImageStore } from "../storage/image-store.ts";
import { openStorage } from "../storage/open-storage.ts";
import { storageOf } from "../storage/storage-of.ts";
import { parseFlags } from "./parse-flags.ts";
import { progressLine } from "./progress-line.ts";
import { required } from "./read-argument.ts";
import { stopSignal, unlessStopped } from "./stop-signal.ts";
import { terminalLanguage } from "./terminal-language.ts";

/** `brainscan restore`: a backup into the data folder and database of the environment, which must be empty. Everything is proven
 *  first; nothing is touched for the sake of a backup that is not whole. */
export async function run(args: string[]): Promise<number> {
  const environment = readEnvironment();
  const language = terminalLanguage(args, environment.LANG);
  const { positionals } = parseFlags(args, ["lang"], { positionalsMax: 1 });
  const place = resolve(required("restore FROM", positionals[0]));
  const signal = stopSignal();
  const line = progressLine(language);
  const tools = (stage: string): WalkTools => ({
    signal,
    progress: (done, total) => line.show(stage, Math.round(done / 1e6), Math.round(total / 1e6)),
  });
  const source = await openBackup(place);
  try {
    const manifest = await readManifest(source);
    await verifyBackup(source, manifest, tools("VERIFY"));
    const into = await restore(environment, source, manifest, tools("RESTORE"));
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const params = { rows, images: manifest.images.count, place: into };
    line.end();
    console.log(renderNotice({ code: "RESTORED", params }, language));
    return 0;
  } catch (problem) {
    line.end();
    return unlessStopped(signal)(problem);
  } finally {
    await source.close();
  }
}

/** The database is opened with the tables that the backup was made with; then once more, which brings them up to date. */
async function restore(
  environment: Environment,
  source: BackupSource,
  manifest: Manifest,
  tools: WalkTools,
): Promise<string> {
  const { BRAINSCAN_DATA_DIR: dataDir, DATABASE_URL: url } = environment;
  const location = url === undefined ? { dataDir } : { url };
  const database = await openDatabase({ ...location, schemaVersion: manifest.schemaVersion });
  const storage = await openStorage(storageOf(environment) ?? { kind: "FOLDER", folder: dataDir });
  try {
    await restoreBackup(
      source,
      manifest,
      { database, storage, store: openImageStore(dataDir, storage), dataDir },
      tools,
    );
  } finally {
    storage.close();
    await database.close();
  }
  const current = await openDatabase(location);
  const described = await current.describe();
  await current.close();
  return described;
}
