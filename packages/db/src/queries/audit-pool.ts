import { and, eq, isNull, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import { anyOf } from "./any-of.ts";

const inUse = isNull(images.excludedAt);

/** Labels of images in use, by their group, each once; groups without an image in use are left out. */
export async function listLabelsOfGroups(
  db: Queryable,
  { datasetId, groupIds }: { datasetId: string; groupIds: readonly string[] },
): Promise<{ groupId: string; label: 0 | 1 | null }[]> {
  if (groupIds.length === 0) return [];
  return db
    .selectDistinct({ groupId: images.groupId, label: images.label })
    .from(images)
    .where(and(eq(images.datasetId, datasetId), inUse, anyOf(images.groupId, groupIds)));
}

/** Groups in use without a label, some left out, that stand at the given places in the order of their pixels' hash. Reads them
 *  all once, inside the database.
 *  @param places  from 0
 *  @returns by place */
export async function findGroupsAt(
  db: Queryable,
  params: { datasetId: string; without: readonly string[]; places: readonly number[] },
): Promise<Map<number, string>> {
  const { datasetId, without, places } = params;
  const { rows } = await db.execute<{ place: number; groupId: string }>(sql`
    select place, group_id as "groupId" from (
      select (row_number() over (order by group_id collate "C") - 1)::int as place, group_id from (
        select ${images.groupId} from ${images} where ${images.datasetId} = ${datasetId} and ${inUse}
        group by ${images.groupId} having count(${images.label}) = 0
      ) unlabelled
      where not exists (select from unnest(${sql.param([...without])}::text[]) as of (id) where of.id = unlabelled.group_id)
    ) numbered
    where place in (select unnest(${sql.param([...places])}::int[]))`);
  return new Map(rows.map(({ place, groupId }) => [place, groupId]));
}
