import { index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, createdAt, id } from "./columns.ts";

export type PrecisionName = "float32" | "float16" | "int8";

/** One way of turning an image into a vector. Vectors of one space can be compared, of two never. */
export const embeddingSpaces = pgTable(
  "embedding_spaces",
  {
    id: id(),
    backbone: text().notNull(),
    weightsSha256: text().notNull(),
    layer: text().$type<"avgpool" | "layer3">().notNull(),
    preprocessing: text().notNull(),
    /** Of the network's arithmetic; the vectors are float32 whichever it is. */
    precision: text().$type<PrecisionName>().notNull().default("float32"),
    /** Of an int8 network, the calibration that its levels come from: a network of its own. Empty for the others. */
    calibration: text().notNull().default(""),
    /** float32 components of a vector. */
    dim: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    // The cache key, less the image's hash.
    uniqueIndex("embedding_spaces_key").on(
      table.weightsSha256,
      table.layer,
      table.preprocessing,
      table.precision,
      table.calibration,
    ),
  ],
);

/** Up to 256 vectors, row-major little-endian float32: about half a megabyte a row at 512 components. */
export const embeddingChunks = pgTable("embedding_chunks", {
  id: id(),
  spaceId: text()
    .notNull()
    .references(() => embeddingSpaces.id, { onDelete: "cascade" }),
  rows: integer().notNull(),
  /** Execution provider that made them: another one may differ in the last digits. */
  provider: text().notNull(),
  vectors: bytes().notNull(),
  createdAt: createdAt(),
});

/** Where an image's vector lies. */
export const embeddingRows = pgTable(
  "embedding_rows",
  {
    spaceId: text()
      .notNull()
      .references(() => embeddingSpaces.id, { onDelete: "cascade" }),
    sha256: text().notNull(),
    chunkId: text()
      .notNull()
      .references(() => embeddingChunks.id, { onDelete: "cascade" }),
    position: integer().notNull(),
  },
  (table) => [
    // Cache look-up by image hash: an image is embedded once a space.
    primaryKey({ columns: [table.spaceId, table.sha256] }),
    index("embedding_rows_chunk").on(table.chunkId),
  ],
);
