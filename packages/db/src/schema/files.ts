import { boolean, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";

/** A stored image file, once however many images show it. Its bytes lie in the data folder under its SHA-256. */
export const files = pgTable(
  "files",
  {
    sha256: text().primaryKey(),
    /** SHA-256 of size and decoded 8-bit pixels: equal for identical pictures in different files. */
    pixelSha256: text().notNull(),
    bytes: integer().notNull(),
    format: text().$type<"png" | "jpeg">().notNull(),
    widthPx: integer().notNull(),
    heightPx: integer().notNull(),
    /** Channels of the file itself, alpha included. */
    channels: integer().notNull(),
    bitDepth: integer().notNull(),
    palette: boolean().notNull(),
    createdAt: createdAt(),
  },
  // The import groups duplicates by pixels.
  (table) => [index("files_pixel_sha256").on(table.pixelSha256)],
);
