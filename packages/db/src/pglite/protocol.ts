import type { Results } from "@electric-sql/pglite";
import type { SqlFailure } from "../errors.ts";

/** How the thread is started. `dataDir` undefined: a database in memory, filled from `template` where one is given. */
export type ThreadData = { dataDir: string | undefined; template: string | undefined };

export type StatementOptions = {
  rowMode: "array" | "object" | undefined;
  /** Type OIDs whose values stay the text that Postgres sent: their parsers run on the caller's side. */
  rawTypes: number[];
  /** Number of the open transaction to run in. */
  transaction: number | undefined;
};

export type Operation =
  | ({ op: "query"; text: string; params: unknown[] } & StatementOptions)
  /** Several statements, without parameters. */
  | ({ op: "exec"; text: string } & StatementOptions)
  /** Opens a transaction, known from then on by the request's id. */
  | { op: "begin" }
  | { op: "commit"; transaction: number }
  | { op: "rollback"; transaction: number }
  /** The whole database as a tar archive. */
  | { op: "dump" }
  | { op: "close" };

export type Request = Operation & { id: number };

export type Answer = { results: Results<unknown>[] } | { archive: Uint8Array<ArrayBuffer> } | { failure: SqlFailure };

export type Message =
  | ({ kind: "answer"; id: number } & Answer)
  /** Opened. */
  | { kind: "ready" }
  /** The engine could not open the database or can no longer be used; `log` is the last it said. */
  | { kind: "stopped"; reason: string; log: string[] };
