import { boolean, index, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "./columns.ts";

export type AccountRole = "VIEWER" | "REVIEWER" | "SCIENTIST" | "ADMINISTRATOR";

// What the authentication library keeps: it demands these columns, those for other kinds of sign-in too, and checks at start
// that they are there.

/** Who may sign in. */
export const accounts = pgTable("accounts", {
  id: id(),
  email: text().notNull().unique(),
  /** Names readings and changes: no two accounts share one. */
  name: text().notNull().unique(),
  role: text().$type<AccountRole>().notNull(),
  /** Whoever made the account answers for the address. */
  emailVerified: boolean().notNull().default(true),
  image: text(),
  createdAt: createdAt(),
  updatedAt: createdAt(),
});

/** How an account signs in: a password, as its scrypt hash. */
export const credentials = pgTable(
  "credentials",
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    accountId: text().notNull(),
    providerId: text().notNull(),
    password: text(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: moment(),
    refreshTokenExpiresAt: moment(),
    scope: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  // Signing in.
  (table) => [index("credentials_user").on(table.userId)],
);

/** Who is signed in, until when. The cookie holds the token with a signature whose key is not in this database. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    token: text().notNull().unique(),
    expiresAt: moment().notNull(),
    ipAddress: text(),
    userAgent: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  // Ending all sessions of an account.
  (table) => [index("sessions_user").on(table.userId)],
);

/** Nothing is written here: addresses are not verified by mail. */
export const verifications = pgTable("verifications", {
  id: id(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: moment().notNull(),
  createdAt: createdAt(),
  updatedAt: createdAt(),
});
