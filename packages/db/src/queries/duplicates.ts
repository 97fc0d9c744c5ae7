import { and, eq, isNull, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import type { DuplicateGroupRow } from "../schema/imports.ts";
import { anyOf } from "./any-of.ts";

const nDistinctLabels = sql`count(distinct ${images.label})`;
const firstPath = sql`min(${images.path})`;

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
      paths: sql<string[]>`array_agg(${images.path} order by ${images.path})`,
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
      labelled: sql<string>`min(${images.path}) filter (where ${images.label} is not null)`,
      unlabelled: sql<string>`min(${images.path}) filter (where ${images.label} is null)`,
    })
    .from(images)
    .where(activeImagesOf(params.datasetId))
    .groupBy(images.groupId)
    .having(sql`count(${images.label}) > 0 and count(${images.label}) < count(*)`)
    .orderBy(sql`1`);
  return params.limit === undefined ? query : query.limit(params.limit);
}

/** Bring `duplicated` and `labelConflict` of every member up to its group, or to some groups: the conflict is one of images in
 *  use, so that excluding the wrong one of two contradicting twins settles it; an excluded twin still is one. */
export async function refreshGroups(
  db: Queryable,
  datasetId: string,
  groupIds: readonly string[] | null = null,
): Promise<void> {
  const member = alias(images, "member");
  const inUse = isNull(member.excludedAt);
  const groups = db
    .select({
      groupId: member.groupId,
      conflict:
        sql<boolean>`coalesce(bool_or(${member.label} = 0 and ${inUse}) and bool_or(${member.label} = 1 and ${inUse}), false)`.as(
          "conflict",
        ),
      several: sql<boolean>`count(*) > 1`.as("several"),
    })
    .from(member)
    .where(and(eq(member.datasetId, datasetId), groupIds === null ? undefined : anyOf(member.groupId, groupIds)))
    .groupBy(member.groupId)
    .as("groups");
  await db
    .update(images)
    .set({ labelConflict: sql`${groups.conflict}`, duplicated: sql`${groups.several}` })
    .from(groups)
    .where(
      and(
        eq(images.datasetId, datasetId),
        eq(images.groupId, groups.groupId),
        or(ne(images.labelConflict, groups.conflict), ne(images.duplicated, groups.several)),
      ),
    );
}
