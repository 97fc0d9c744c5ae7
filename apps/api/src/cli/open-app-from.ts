import { type App, openApp } from "../app.ts";
import type { Environment } from "../env.ts";
import { storageOf } from "../storage/storage-of.ts";

/** The app as the environment describes it, with what the command line says instead. */
export function openAppFrom(environment: Environment, overrides: Partial<App["config"]> = {}): Promise<App> {
  return openApp({
    dataDir: environment.BRAINSCAN_DATA_DIR,
    weightsHome: environment.BRAINSCAN_DATA_DIR,
    databaseUrl: environment.DATABASE_URL,
    storage: storageOf(environment),
    provider: environment.BRAINSCAN_PROVIDER,
    workers: environment.BRAINSCAN_WORKERS,
    silentMs: environment.BRAINSCAN_SILENT_SECONDS * 1000,
    attemptsMax: environment.BRAINSCAN_ATTEMPTS,
    imagesPerShard: environment.BRAINSCAN_IMAGES_PER_SHARD,
    ...overrides,
  });
}
