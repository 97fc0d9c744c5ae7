import { and, eq, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import { likePattern } from "./like-pattern.ts";

/** Matches that are read whole and put in order here. More of them are soon met in the order of the page. */
const FEW_MAX = 5000;

/** Whether a path holds `text` anywhere, case-blind beyond the letters of ASCII: for that it takes the database's own collation
 *  in place of byte order, as the index of the images' paths does (images_path_trgm, where the server has pg_trgm). */
export function pathContains(path: PgColumn, text: string): SQL {
  return sql`${path} collate "default" ilike ${likePattern(text)}`;
}

export type FoundPath = { id: string; path: string; facet: number };

/** Images whose path holds a text, in no order; null when they are more than a few thousand. */
export async function findPaths(
  db: Queryable,
  { datasetId, search }: { datasetId: string; search: string },
): Promise<FoundPath[] | null> {
  const rows = await db
    .select({ id: images.id, path: images.path, facet: images.facet })
    .from(images)
    .where(and(eq(images.datasetId, datasetId), pathContains(images.path, search)))
    .limit(FEW_MAX + 1);
  return rows.length > FEW_MAX ? null : rows;
}

/** Byte order of UTF-8, as the database has it: JavaScript's own is that of UTF-16 units. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
