import { and, asc, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import { type ImageRow, selectImages } from "./images.ts";

/** A group of identical images: the same pixels may lie in several data sets. */
export type GroupKey = { datasetId: string; groupId: string };

function wanted(groups: readonly GroupKey[]): SQL {
  const datasetIds = sql.param(groups.map(({ datasetId }) => datasetId));
  const groupIds = sql.param(groups.map(({ groupId }) => groupId));
  return sql`(select distinct * from unnest(${datasetIds}::text[], ${groupIds}::text[]) as of (dataset_id, group_id)) wanted`;
}

/** The first `limit` members of each group, excluded ones too, in byte order of the path: read from the index one group after
 *  another, however many members there are. */
export async function listGroupPages(
  db: Queryable,
  params: { groups: readonly GroupKey[]; limit: number },
): Promise<ImageRow[]> {
  if (params.groups.length === 0) return [];
  const first = db
    .select({ id: images.id })
    .from(images)
    .where(and(sql`${images.datasetId} = wanted.dataset_id`, sql`${images.groupId} = wanted.group_id`))
    .orderBy(asc(images.path))
    .limit(params.limit);
  return selectImages(db)
    .where(sql`${images.id} in (select first.id from ${wanted(params.groups)}, lateral ${first} first)`)
    .orderBy(asc(images.path));
}

/** How many members each group has, excluded ones included. */
export async function countGroups(
  db: Queryable,
  groups: readonly GroupKey[],
): Promise<(GroupKey & { size: number })[]> {
  if (groups.length === 0) return [];
  const { rows } = await db.execute<GroupKey & { size: number }>(sql`
    select dataset_id as "datasetId", group_id as "groupId", (
      select count(*)::int from ${images} where ${images.datasetId} = wanted.dataset_id and ${images.groupId} = wanted.group_id
    ) as size from ${wanted(groups)}`);
  return rows;
}
