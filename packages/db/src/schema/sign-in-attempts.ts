import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** Attempts to sign in from one address, or to one account, in the current window: kept here, a restart forgets none. */
export const signInAttempts = pgTable("sign_in_attempts", {
  /** SHA-256 of what is counted: what people type in the wrong field is not kept. */
  key: text().primaryKey(),
  count: integer().notNull(),
  since: moment().notNull(),
});
