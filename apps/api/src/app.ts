import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { ensureWritableFolder } from "@brainscan/db/data-folder";
import type { DataFolderLock } from "@brainscan/db/data-folder-lock";
import { type Database, openDatabase } from "@brainscan/db/open-database";
import type { ProviderName } from "@brainscan/db/schema/studies";
import { type KeptThings, keepThings } from "./shards/kept.ts";
import { IMAGES_PER_SHARD } from "./shards/shard.ts";
import { type ImageStore, openImageStore } from "./storage/image-store.ts";
import { openStorage, type StorageChoice } from "./storage/open-storage.ts";
import type { Storage } from "./storage/storage.ts";

export type AppConfig = {
  dataDir: string;
  /** The data folder whose `weights` are used: usually the same. */
  weightsHome: string;
  /** Postgres; PGlite in the data folder when absent. */
  databaseUrl?: string;
  /** Where images, uploads and exports lie; in the data folder when absent. */
  storage?: StorageChoice;
  provider: ProviderName;
  /** Inference threads; one a core when absent. */
  workers?: number;
  /** A process that is not heard of for so long has gone, and what it worked on is given to another. */
  silentMs: number;
  /** Times that a piece of work is begun without getting further. */
  attemptsMax: number;
  /** About so many images are lost at most when a process is killed. */
  imagesPerShard: number;
};

/** A database server that starts together with its clients is there within seconds. */
const START_PATIENCE_MS = 15_000;

const DEFAULTS = { silentMs: 30_000, attemptsMax: 3, imagesPerShard: IMAGES_PER_SHARD };

/** What is not chosen has a default. */
type AppChoices = Omit<AppConfig, keyof typeof DEFAULTS> & Partial<AppConfig>;

/** What every job and request needs: the database and the image files, which are this process's alone, or beside
 *  Postgres shared by all that are given its address. */
export type App = {
  /** Names this process to those that share the database: claims are made in this name. */
  id: string;
  config: AppConfig;
  database: Database;
  storage: Storage;
  store: ImageStore;
  /** On the data folder; null beside Postgres, where several processes may share one. */
  lock: DataFolderLock | null;
  /** What jobs open and leave open for the next. */
  kept: KeptThings;
  close(): Promise<void>;
};

/** Take hold of a data folder and open what is in it.
 *  @throws DatabaseError saying what to put right: DATA_FOLDER_LOCKED names the process that holds it */
export async function openApp(given: AppChoices): Promise<App> {
  const config = { ...DEFAULTS, ...given };
  const { database, lock } = await openLocked(config);
  return openAppOn(database, lock, config);
}

/** The same, around a database that is open already. */
export async function openAppOn(database: Database, lock: App["lock"], given: AppChoices): Promise<App> {
  const config = { ...DEFAULTS, ...given };
  const storage = await openStorage(config.storage ?? { kind: "FOLDER", folder: config.dataDir });
  const kept = keepThings();
  return {
    id: `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`,
    config,
    kept,
    database,
    storage,
    store: openImageStore(config.dataDir, storage),
    lock,
    async close() {
      await kept.close();
      storage.close();
      await database.close();
      lock?.release();
    },
  };
}

/** PGlite locks its folder itself. */
async function openLocked({ dataDir, databaseUrl }: AppConfig): Promise<Pick<App, "database" | "lock">> {
  if (databaseUrl === undefined) {
    const database = await openDatabase({ dataDir });
    if (!database.lock) throw new Error(`the data folder ${dataDir} was opened without its lock`);
    return { database, lock: database.lock };
  }
  ensureWritableFolder(dataDir);
  return { database: await openDatabase({ url: databaseUrl, patienceMs: START_PATIENCE_MS }), lock: null };
}
