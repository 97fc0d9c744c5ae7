import { inArray, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { files } from "../schema/files.ts";

export type FileRow = typeof files.$inferSelect;
export type NewFile = Omit<typeof files.$inferInsert, "createdAt">;

/** Record stored files; those already known stay as they are, since the same bytes have the same description. */
export async function insertFiles(db: Queryable, rows: readonly NewFile[]): Promise<void> {
  if (rows.length === 0) return;
  // One parameter for all: with one a value, most of the time would go into taking the statement apart.
  await db.execute(sql`
    insert into files (sha256, pixel_sha256, bytes, format, width_px, height_px, channels, bit_depth, palette)
    select "sha256", "pixelSha256", bytes, format, "widthPx", "heightPx", channels, "bitDepth", palette
    from json_to_recordset(${JSON.stringify(rows)}::json) as of (
      "sha256" text, "pixelSha256" text, bytes integer, format text, "widthPx" integer, "heightPx" integer,
      channels integer, "bitDepth" integer, palette boolean)
    on conflict do nothing`);
}

export async function listFiles(db: Queryable, sha256s: readonly string[]): Promise<FileRow[]> {
  if (sha256s.length === 0) return [];
  return db
    .select()
    .from(files)
    .where(inArray(files.sha256, [...sha256s]));
}
