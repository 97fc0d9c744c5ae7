import { customType, text, timestamp } from "drizzle-orm/pg-core";

/** Opaque identifier, made by the caller (a random UUID). */
export const id = () => text().primaryKey();

export const createdAt = () => timestamp({ withTimezone: true, mode: "date" }).notNull().defaultNow();

export const moment = () => timestamp({ withTimezone: true, mode: "date" });

/** Text compared byte by byte: the same order on every server, whatever its locale, and one that an index keeps. */
export const bytewiseText = customType<{ data: string; driverData: string }>({ dataType: () => 'text COLLATE "C"' });

/** Raw bytes, in a buffer of their own: a view as numbers of any width is aligned. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  // node-postgres answers with views into memory that it shares between values.
  fromDriver: (value) => (Buffer.isBuffer(value) ? new Uint8Array(value) : value),
});
