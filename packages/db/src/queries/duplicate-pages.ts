import { and, asc, count, eq, lte, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import { anyOf } from "./any-of.ts";
import { pathInByteOrder } from "./byte-order.ts";
import { type ImageRow, selectImages } from "./images.ts";

/** A group of identical images: the same pixels may lie in several data sets. */
export type GroupKey = { datasetId: string; groupId: string };

function inGroups(groups: readonly GroupKey[]): SQL | undefined {
  const unique = (values: string[]) => [...new Set(values)];
  return and(
    anyOf(images.datasetId, unique(groups.map(({ datasetId }) => datasetId))),
    anyOf(images.groupId, unique(groups.map(({ groupId }) => groupId))),
  );
}

/** The first `limit` members of each group, excluded ones too, in byte order of the path. Where several data sets are asked
 *  for at once, members of a group in each of them may come along. */
export async function listGroupPages(
  db: Queryable,
  params: { groups: readonly GroupKey[]; limit: number },
): Promise<ImageRow[]> {
  if (params.groups.length === 0) return [];
  const place = sql<number>`row_number() over (partition by ${images.datasetId}, ${images.groupId} order by ${pathInByteOrder})`;
  const ranked = db
    .select({ id: images.id, place: place.as("place") })
    .from(images)
    .where(inGroups(params.groups))
    .as("ranked");
  return selectImages(db)
    .innerJoin(ranked, and(eq(ranked.id, images.id), lte(ranked.place, params.limit)))
    .orderBy(asc(pathInByteOrder));
}

/** How many members each group has, excluded ones included. */
export async function countGroups(
  db: Queryable,
  groups: readonly GroupKey[],
): Promise<(GroupKey & { size: number })[]> {
  if (groups.length === 0) return [];
  return db
    .select({ datasetId: images.datasetId, groupId: images.groupId, size: count() })
    .from(images)
    .where(inGroups(groups))
    .groupBy(images.datasetId, images.groupId);
}
