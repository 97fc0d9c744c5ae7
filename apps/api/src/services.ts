import type { App } from "./app.ts";
import type { WorkQueue } from "./runs/work-queue.ts";

/** What outlives a request. */
export type Services = {
  app: App;
  queue: WorkQueue;
  /** Folders below which `importDataset(path)` may read. */
  importRoots: readonly string[];
  uploadBytesMax: number;
};
