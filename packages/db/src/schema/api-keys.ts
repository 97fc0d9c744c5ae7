import { index, pgTable, text } from "drizzle-orm/pg-core";
import { accounts } from "./accounts.ts";
import { createdAt, id, moment } from "./columns.ts";

export type KeyScope = "READ" | "WRITE";

/** Keys with which programs ask in an account's name. The key itself is told once and not kept. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    name: text().notNull(),
    /** SHA-256 of the key, in hex: it has 256 random bits, which no dictionary holds. */
    hash: text().notNull().unique(),
    /** Its first characters, to tell one from another. */
    start: text().notNull(),
    scope: text().$type<KeyScope>().notNull(),
    createdAt: createdAt(),
    /** Null: until it is revoked. */
    expiresAt: moment(),
    revokedAt: moment(),
  },
  // The keys of an account.
  (table) => [index("api_keys_account").on(table.accountId)],
);
