import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "./columns.ts";
import { type NoticeRow, runs } from "./runs.ts";

export type ShardKind = "MEASURE" | "EMBED" | "SCORE";
export type ShardStatus = "WAITING" | "RUNNING" | "DONE" | "FAILED";

/** About a thousand images' part of a run, done by whichever process takes it. A run's progress is the sum of these rows: no
 *  two processes write the same one. */
export const shards = pgTable(
  "shards",
  {
    id: id(),
    runId: text()
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    kind: text().$type<ShardKind>().notNull(),
    /** Names the task within the run and kind: planning it twice is harmless. */
    key: text().notNull(),
    task: jsonb().$type<Record<string, unknown>>().notNull(),
    status: text().$type<ShardStatus>().notNull().default("WAITING"),
    /** Times it was begun since it last got further. */
    attempts: integer().notNull().default(0),
    /** Times in a row that a process ended with it in hand: with the file of `trying`, where one is named. */
    deaths: integer().notNull().default(0),
    /** Images done, of `total`. */
    done: integer().notNull().default(0),
    total: integer().notNull(),
    /** The process that works on it, and when it was last heard of. */
    claimedBy: text(),
    heartbeatAt: moment(),
    /** SHA-256 of the file in hand: what ended the process, if it ends now. */
    trying: text(),
    failure: jsonb().$type<NoticeRow>(),
    /** What is to be told of how it was done: plain data. What was found is stored where it belongs. */
    outcome: jsonb().$type<Record<string, unknown>>(),
    createdAt: createdAt(),
    finishedAt: moment(),
  },
  (table) => [
    uniqueIndex("shards_key").on(table.runId, table.kind, table.key),
    // What a run still waits for.
    index("shards_status").on(table.runId, table.status),
  ],
);
