import type { Accounts } from "./accounts/open-accounts.ts";
import type { App } from "./app.ts";
import type { WorkQueue } from "./runs/work-queue.ts";

/** What outlives a request. */
export type Services = {
  app: App;
  queue: WorkQueue;
  /** Folders below which `importDataset(path)` may read. */
  importRoots: readonly string[];
  uploadBytesMax: number;
  /** Whether the schema may be asked for; yes when absent, as on this machine alone. */
  introspection?: boolean;
  /** Who may ask; whoever sits at this machine when absent. */
  accounts?: Accounts;
};
