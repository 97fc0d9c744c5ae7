import { bigint, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns.ts";

export type ChangeVia = "LOOPBACK" | "SESSION" | "API_KEY" | "COMMAND_LINE" | "START";
export type ChangeOutcome = "OK" | "REFUSED" | "FAILED";

/** Everything that someone set out to change. Written before it begins: nothing can be done and not be here. A trigger of the
 *  migration refuses UPDATE, DELETE and TRUNCATE. */
export const changes = pgTable("changes", {
  /** Order of the log. */
  position: bigint({ mode: "number" }).generatedByDefaultAsIdentity().primaryKey(),
  id: text().notNull().unique(),
  at: createdAt(),
  /** Null without accounts. No reference: the log outlives the account. */
  accountId: text(),
  author: text().notNull(),
  via: text().$type<ChangeVia>().notNull(),
  requestId: text(),
  /** Such as startStudy, or `accounts add`. */
  action: text().notNull(),
  /** Without secrets and bytes, and shortened. */
  args: jsonb().$type<Record<string, unknown>>().notNull(),
});

/** How each ended; none where the process ended first. Append-only as `changes` is. */
export const changeOutcomes = pgTable("change_outcomes", {
  changeId: id().references(() => changes.id),
  outcome: text().$type<ChangeOutcome>().notNull(),
  /** Of a refusal or failure: what was told, such as FORBIDDEN. */
  code: text(),
  at: createdAt(),
});
