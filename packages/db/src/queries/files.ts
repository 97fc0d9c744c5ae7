import { inArray } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { files } from "../schema/files.ts";

export type FileRow = typeof files.$inferSelect;
export type NewFile = typeof files.$inferInsert;

/** Record stored files; those already known stay as they are, since the same bytes have the same description. */
export async function insertFiles(db: Queryable, rows: readonly NewFile[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insert(files)
    .values([...rows])
    .onConflictDoNothing();
}

export async function listFiles(db: Queryable, sha256s: readonly string[]): Promise<FileRow[]> {
  if (sha256s.length === 0) return [];
  return db
    .select()
    .from(files)
    .where(inArray(files.sha256, [...sha256s]));
}
