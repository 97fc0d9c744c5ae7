import { rm } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Database } from "@brainscan/db/database";
import type { Transaction } from "@brainscan/db/orm";
import { describeTables, type StoredTable } from "@brainscan/db/snapshot/describe-tables";
import { schemaVersionOf } from "@brainscan/db/snapshot/schema-version";
import { advanceCounters, analyze, filledTables, insertLines } from "@brainscan/db/snapshot/write-lines";
import { userProblem } from "../messages/user-problem.ts";
import type { ImageStore } from "../storage/image-store.ts";
import type { Storage } from "../storage/storage.ts";
import { storageProblem } from "../storage/storage-problem.ts";
import { fewAtOnce } from "./few-at-once.ts";
import type { Manifest, TableEntry } from "./manifest.ts";
import type { BackupSource } from "./source.ts";
import { type WalkTools, walkBackup } from "./walk-backup.ts";
import { writeStreamDurably } from "./write-stream-durably.ts";

export type RestoreInto = { database: Database; storage: Storage; store: ImageStore; dataDir: string };

/** Images stored at once: each waits for its disk. */
const IMAGES_AT_ONCE = 8;

/** Fill an empty database and its image store from a proven backup. The rows come in one transaction, which ends once every file
 *  that they speak of is stored: killed before, the database is as empty as it was, and the same command begins anew.
 *  @throws UserProblem RESTORE_NOT_EMPTY, RESTORE_TABLES_AHEAD, DISK_FULL or what `walkBackup` throws; the signal's reason */
export async function restoreBackup(
  source: BackupSource,
  manifest: Manifest,
  { database, storage, store, dataDir }: RestoreInto,
  tools: WalkTools,
): Promise<void> {
  await refuseUnfit(database, manifest);
  try {
    await database.orm.transaction(async (tx) => {
      const tables = await targetTables(tx, manifest);
      const storing = fewAtOnce(IMAGES_AT_ONCE);
      try {
        await walkBackup(
          source,
          manifest,
          {
            rows: (table, lines) => insertLines(tx, tableOf(tables, table), lines),
            file: ({ path }, content) => restoreFile({ storage, dataDir }, path, content),
            image: (_sha256, bytes) => storing.begin(() => store.put(bytes)),
          },
          tools,
        );
      } finally {
        await storing.end();
      }
      await store.flush();
      for (const table of tables) await advanceCounters(tx, table);
    });
  } catch (problem) {
    throw storageProblem(problem, dataDir) ?? problem;
  }
  await analyze(database.orm);
}

/** A file beside the images, where what needs it will look: uploads lie with the images, weights with the process. */
async function restoreFile(
  { storage, dataDir }: Pick<RestoreInto, "storage" | "dataDir">,
  path: string,
  content: Parameters<typeof writeStreamDurably>[1],
): Promise<void> {
  const file = join(dataDir, path);
  await writeStreamDurably(file, content);
  if (!path.startsWith("uploads/") || join(storage.location, path) === file) return;
  await storage.writeFile(path, file);
  await rm(file);
}

async function refuseUnfit({ orm }: Database, manifest: Manifest): Promise<void> {
  const found = await schemaVersionOf(orm);
  if (found !== manifest.schemaVersion)
    throw userProblem("RESTORE_TABLES_AHEAD", { version: manifest.schemaVersion, found: found ?? "" });
  const names = [...manifest.tables.map(({ name }) => name), ...Object.keys(manifest.leftOut)];
  const filled = await filledTables(orm, names);
  if (filled.length > 0) throw userProblem("RESTORE_NOT_EMPTY", { tables: filled.join(", ") });
}

/** The database's own tables, in the backup's order.
 *  @throws UserProblem BACKUP_NOT_ONE where they are not those that were backed up */
async function targetTables(tx: Transaction, { tables }: Manifest): Promise<StoredTable[]> {
  const found = await describeTables(
    tx,
    tables.map(({ name }) => name),
  );
  for (const table of tables)
    if (!isDeepStrictEqual(table.columns, tableOf(found, table).columns))
      throw userProblem("BACKUP_NOT_ONE", { detail: table.name });
  return found;
}

function tableOf(tables: readonly StoredTable[], { name }: Pick<TableEntry, "name">): StoredTable {
  const table = tables.find((one) => one.name === name);
  if (!table) throw new Error(`the table ${name} was not described`);
  return table;
}
