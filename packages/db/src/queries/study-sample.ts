import { and, asc, count, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import { imageFacets } from "./image-facets.ts";
import { type StudyImageRow, studyImageColumns } from "./images.ts";

/** The group up to which a sample of `size` distinct images without a label reaches, in the order of the pixels' hash: a
 *  uniform draw, the same for everybody. Null where there are no more than that. Reads no further than the sample. */
export async function findSampleBound(
  db: Queryable,
  { datasetId, size }: { datasetId: string; size: number },
): Promise<string | null> {
  // One more than the sample: with none beyond it there is nothing to leave out.
  const rows = await db
    .select({ groupId: images.groupId })
    .from(images)
    .where(and(eq(images.datasetId, datasetId), isNull(images.excludedAt)))
    .groupBy(images.groupId)
    .having(sql`count(${images.label}) = 0`)
    .orderBy(asc(images.groupId))
    .offset(size - 1)
    .limit(2);
  return rows.length === 2 ? rows[0].groupId : null;
}

/** What a study looks at when it takes a sample: every image in use up to the bound, and those beyond it whose group carries a
 *  label, with all their copies. In byte order of the path. */
export async function listSampledRows(
  db: Queryable,
  { datasetId, bound }: { datasetId: string; bound: string },
): Promise<StudyImageRow[]> {
  const inUse = and(eq(images.datasetId, datasetId), isNull(images.excludedAt));
  const facets = imageFacets({ labelled: true, excluded: false }) ?? [];
  const labelled = db
    .select({ groupId: images.groupId })
    .from(images)
    .where(and(eq(images.datasetId, datasetId), inArray(images.facet, facets)));
  // Two selections, each by an index: one for both would read every image.
  return unionAll(
    db
      .select(studyImageColumns)
      .from(images)
      .where(and(inUse, lte(images.groupId, bound))),
    db
      .select(studyImageColumns)
      .from(images)
      .where(and(inUse, gt(images.groupId, bound), inArray(images.groupId, labelled))),
  ).orderBy(sql`path`);
}

/** Files in use whose SHA-256 begins with one of these prefixes, all of `digits` hexadecimal digits; a file that stands there twice
 *  counts twice. */
export async function countFilesAmong(
  db: Queryable,
  { datasetId, prefixes, digits }: { datasetId: string; prefixes: readonly string[]; digits: number },
): Promise<number> {
  if (prefixes.length === 0) return 0;
  const [row] = await db
    .select({ total: count() })
    .from(images)
    .where(
      and(
        eq(images.datasetId, datasetId),
        isNull(images.excludedAt),
        sql`left(${images.sha256}, ${digits}::int) = any(${sql.param([...prefixes])}::text[])`,
      ),
    );
  return row.total;
}
