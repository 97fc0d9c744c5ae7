import { createHash } from "node:crypto";
import type { Database } from "@brainscan/db/database";
import type { Transaction } from "@brainscan/db/orm";
import { describeTables, type StoredTable, tableNames } from "@brainscan/db/snapshot/describe-tables";
import { countRows, readLines, settleTextForms } from "@brainscan/db/snapshot/read-lines";
import { schemaVersionOf } from "@brainscan/db/snapshot/schema-version";
import { listUnfinishedUploads } from "@brainscan/db/snapshot/unfinished-uploads";
import { PRODUCT_VERSION } from "../product.ts";
import { type ImageStore, sha256Of } from "../storage/image-store.ts";
import type { Storage } from "../storage/storage.ts";
import { ImageHashes } from "./image-hashes.ts";
import { keptFiles } from "./kept-files.ts";
import { LEFT_OUT } from "./left-out.ts";
import { linesInParts, partNumber } from "./line-parts.ts";
import { FORMAT, FORMAT_VERSION, MANIFEST_FILE, type Manifest, SEAL_FILE, type TableEntry } from "./manifest.ts";
import type { BackupSink } from "./sink.ts";
import { writeImages } from "./write-images.ts";

export type BackupStage = "BACKUP_ROWS" | "BACKUP_FILES";

export type BackupFrom = {
  database: Database;
  /** Where uploads and images lie; `store` reads the latter from it. */
  storage: Storage;
  store: ImageStore;
  dataDir: string;
  /** Names of the tables; every one of the schema when left out. */
  tables?: readonly string[];
};

export type BackupTools = {
  signal: AbortSignal;
  progress(stage: BackupStage, done: number, total: number): void;
};

type Snapshot = Pick<Manifest, "schemaVersion" | "tables"> & { images: ImageHashes; uploads: string[] };

/** Write everything that cannot be made again into a sink: every row as one moment knew it, then the images and files that those
 *  rows speak of. Work may go on beside it. The sink is neither finished nor abandoned here.
 *  @throws UserProblem BACKUP_IMAGE_GONE naming a file that is missing or damaged; the signal's reason */
export async function writeBackup(from: BackupFrom, sink: BackupSink, tools: BackupTools): Promise<Manifest> {
  const names = from.tables ?? tableNames();
  const { schemaVersion, tables, images, uploads } = await from.database.orm.transaction(
    (tx) => writeRows(tx, names, sink, tools),
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
  const files = await keptFiles(from, uploads);
  try {
    for (const { path, bytes, content } of files) {
      tools.signal.throwIfAborted();
      await sink.add(path, bytes, content());
    }
  } finally {
    for (const { release } of files) await release();
  }
  const manifest: Manifest = {
    ...{ format: FORMAT, formatVersion: FORMAT_VERSION, product: PRODUCT_VERSION },
    ...{ schemaVersion, tables },
    leftOut: Object.fromEntries(Object.entries(LEFT_OUT).filter(([name]) => names.includes(name))),
    files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    images: await writeImages(from.store, images, sink, tools),
  };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  await sink.add(MANIFEST_FILE, text.length, [text]);
  const seal = Buffer.from(`${sha256Of(text)}  ${MANIFEST_FILE}\n`);
  await sink.add(SEAL_FILE, seal.length, [seal]);
  return manifest;
}

async function writeRows(
  tx: Transaction,
  names: readonly string[],
  sink: BackupSink,
  tools: BackupTools,
): Promise<Snapshot> {
  await settleTextForms(tx);
  const schemaVersion = await schemaVersionOf(tx);
  if (schemaVersion === null) throw new Error("the database does not say which migrations made it");
  const uploads = await listUnfinishedUploads(tx);
  const described = await describeTables(
    tx,
    names.filter((name) => !(name in LEFT_OUT)),
  );
  let total = 0;
  for (const table of described) total += await countRows(tx, table);

  const images = new ImageHashes();
  const tables: TableEntry[] = [];
  let done = 0;
  for (const table of described) {
    const entry = await writeTable(tx, table, sink, {
      beforePart: () => tools.signal.throwIfAborted(),
      onLines: (lines) => {
        done += lines.length;
        tools.progress("BACKUP_ROWS", done, total);
        if (table.name === "files") collectHashes(table, lines, images);
      },
    });
    tables.push(entry);
  }
  return { schemaVersion, tables, images, uploads };
}

function collectHashes({ columns }: StoredTable, lines: readonly string[], images: ImageHashes): void {
  const place = columns.findIndex(({ name }) => name === "sha256");
  for (const line of lines) images.add((JSON.parse(line) as string[])[place]);
}

async function writeTable(
  tx: Transaction,
  table: StoredTable,
  sink: BackupSink,
  { beforePart, onLines }: { beforePart: () => void; onLines: (lines: readonly string[]) => void },
): Promise<TableEntry> {
  async function* told() {
    for await (const lines of readLines(tx, table)) {
      beforePart();
      onLines(lines);
      yield lines;
    }
  }
  const entry: TableEntry = { ...table, rows: 0, parts: [] };
  for await (const { bytes, lines } of linesInParts(told())) {
    const path = `tables/${table.name}/${partNumber(entry.parts.length + 1)}.jsonl`;
    await sink.add(path, bytes.length, [bytes]);
    entry.rows += lines;
    entry.parts.push({ path, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
  }
  return entry;
}
