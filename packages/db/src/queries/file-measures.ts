import { and, eq } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { fileMeasures } from "../schema/file-measures.ts";
import { anyOf } from "./any-of.ts";

export type FileMeasuresRow = typeof fileMeasures.$inferSelect;

const ROWS_PER_INSERT = 500;

/** Measures of these files by hash, as this version takes them; a file not yet measured is missing. */
export async function listFileMeasures(
  db: Queryable,
  params: { sha256: readonly string[]; version: number },
): Promise<Map<string, FileMeasuresRow>> {
  if (params.sha256.length === 0) return new Map();
  const rows = await db
    .select()
    .from(fileMeasures)
    .where(and(eq(fileMeasures.version, params.version), anyOf(fileMeasures.sha256, params.sha256)));
  return new Map(rows.map((row) => [row.sha256, row]));
}

export async function saveFileMeasures(db: Queryable, rows: readonly FileMeasuresRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT)
    await db
      .insert(fileMeasures)
      .values(rows.slice(start, start + ROWS_PER_INSERT))
      .onConflictDoNothing();
}
