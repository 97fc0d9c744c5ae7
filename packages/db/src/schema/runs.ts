import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "./columns.ts";

export type RunKind = "IMPORT" | "STUDY" | "EXPERIMENT" | "EXPORT";
export type RunStatus = "QUEUED" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED";

/** A statement with a translatable code; `params` fills the message's blanks. */
export type NoticeRow = { code: string; path?: string; params?: Record<string, string | number> };

/** Anything long: its status, its progress, its failure. Imports, studies, experiments and exports share this row's id. */
export const runs = pgTable(
  "runs",
  {
    id: id(),
    kind: text().$type<RunKind>().notNull(),
    status: text().$type<RunStatus>().notNull().default("QUEUED"),
    stage: text(),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    stageStartedAt: moment(),
    failure: jsonb().$type<NoticeRow>(),
    cancelRequestedAt: moment(),
    /** Times it was begun: a run that ends the process each time is not begun for ever. */
    attempts: integer().notNull().default(0),
    /** Of those that wait, the higher one is begun first. */
    priority: integer().notNull().default(0),
    /** The process that works on it, and when it was last heard of. */
    claimedBy: text(),
    heartbeatAt: moment(),
    createdAt: createdAt(),
    startedAt: moment(),
    finishedAt: moment(),
  },
  // Start-up looks for runs that a crash left RUNNING.
  (table) => [index("runs_status").on(table.status)],
);
