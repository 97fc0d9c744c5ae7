import type { DataFolderLock } from "./data-folder-lock.ts";
import type { Orm } from "./orm.ts";

/** An open, migrated database. */
export type Database = {
  orm: Orm;
  kind: "pglite" | "postgres";
  /** The lock on the data folder; null where there is none to hold (Postgres, or a database in memory). */
  lock: DataFolderLock | null;
  /**
   * Run SQL as text, for the job queue. Without values the text may hold several statements: the rows of all are
   * answered in order.
   */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** Name and version, for a support engineer. */
  describe(): Promise<string>;
  /** Waits for what is under way, then closes and releases the lock. */
  close(): Promise<void>;
};
