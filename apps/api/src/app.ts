import { ensureWritableFolder } from "@brainscan/db/data-folder";
import { type DataFolderLock, lockDataFolder } from "@brainscan/db/data-folder-lock";
import { type Database, openDatabase } from "@brainscan/db/open-database";
import type { ProviderName } from "@brainscan/db/schema/studies";
import { type ImageStore, openImageStore } from "./storage/image-store.ts";

export type AppConfig = {
  dataDir: string;
  /** The data folder whose `weights` are used: usually the same. */
  weightsHome: string;
  /** Postgres; PGlite in the data folder when absent. */
  databaseUrl?: string;
  provider: ProviderName;
  /** Inference threads; one a core when absent. */
  workers?: number;
};

/** What every job and request needs: the database and the image files, held by this process alone. */
export type App = {
  config: AppConfig;
  database: Database;
  store: ImageStore;
  lock: DataFolderLock;
  close(): Promise<void>;
};

/** Take hold of a data folder and open what is in it.
 *  @throws DatabaseError saying what to put right: DATA_FOLDER_LOCKED names the process that holds it */
export async function openApp(config: AppConfig): Promise<App> {
  const { database, lock } = await openLocked(config);
  return {
    config,
    database,
    store: openImageStore(config.dataDir),
    lock,
    async close() {
      await database.close();
      lock.release();
    },
  };
}

/** PGlite locks its folder itself; beside Postgres the folder holds the images and is locked all the same. */
async function openLocked({ dataDir, databaseUrl }: AppConfig): Promise<{ database: Database; lock: DataFolderLock }> {
  if (databaseUrl === undefined) {
    const database = await openDatabase({ dataDir });
    if (!database.lock) throw new Error(`the data folder ${dataDir} was opened without its lock`);
    return { database, lock: database.lock };
  }
  ensureWritableFolder(dataDir);
  const lock = lockDataFolder(dataDir);
  try {
    return { database: await openDatabase({ url: databaseUrl }), lock };
  } catch (problem) {
    lock.release();
    throw problem;
  }
}
