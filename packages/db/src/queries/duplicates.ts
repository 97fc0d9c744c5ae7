import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import type { DuplicateGroupRow } from "../schema/imports.ts";
import { pathInByteOrder } from "./byte-order.ts";

const nDistinctLabels = sql`count(distinct ${images.label})`;
const firstPath = sql`min(${pathInByteOrder})`;

function activeImagesOf(datasetId: string) {
  return and(eq(images.datasetId, datasetId), isNull(images.excludedAt));
}

/** Groups of two or more identical images that are not excluded, in byte order of their first path.
 *  @param conflicting  only those whose members carry both labels */
export async function listDuplicateGroups(
  db: Queryable,
  params: { datasetId: string; conflicting?: boolean; limit?: number },
): Promise<DuplicateGroupRow[]> {
  const query = db
    .select({
      id: images.groupId,
      sameBytes: sql<boolean>`count(distinct ${images.sha256}) = 1`,
      paths: sql<string[]>`array_agg(${images.path} order by ${pathInByteOrder})`,
    })
    .from(images)
    .where(activeImagesOf(params.datasetId))
    .groupBy(images.groupId)
    .having(params.conflicting ? sql`${nDistinctLabels} = 2` : sql`count(*) > 1`)
    .orderBy(firstPath);
  return params.limit === undefined ? query : query.limit(params.limit);
}

/** Distinct labelled images that also sit among the unlabelled ones: one pair of paths each, in byte order. */
export async function listLabelledAlsoUnlabelled(
  db: Queryable,
  params: { datasetId: string; limit?: number },
): Promise<{ labelled: string; unlabelled: string }[]> {
  const query = db
    .select({
      labelled: sql<string>`min(${pathInByteOrder}) filter (where ${images.label} is not null)`,
      unlabelled: sql<string>`min(${pathInByteOrder}) filter (where ${images.label} is null)`,
    })
    .from(images)
    .where(activeImagesOf(params.datasetId))
    .groupBy(images.groupId)
    .having(sql`count(${images.label}) > 0 and count(${images.label}) < count(*)`)
    .orderBy(sql`1`);
  return params.limit === undefined ? query : query.limit(params.limit);
}

/** Set `labelConflict` on every member of a group whose images in use carry both labels, and clear it elsewhere.
 *  Excluding the wrong one of two contradicting twins settles the contradiction. */
export async function refreshLabelConflicts(db: Queryable, datasetId: string): Promise<void> {
  const member = alias(images, "member");
  const conflicting = db
    .select({ groupId: member.groupId })
    .from(member)
    .where(and(eq(member.datasetId, datasetId), isNull(member.excludedAt)))
    .groupBy(member.groupId)
    .having(sql`count(distinct ${member.label}) = 2`);
  await db
    .update(images)
    .set({ labelConflict: sql`not ${images.labelConflict}` })
    .where(
      and(eq(images.datasetId, datasetId), ne(images.labelConflict, sql`(${inArray(images.groupId, conflicting)})`)),
    );
}
