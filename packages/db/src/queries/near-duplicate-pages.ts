import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { alias, type PgColumn } from "drizzle-orm/pg-core";
import type { Queryable } from "../orm.ts";
import { nearDuplicatePairs, pairReviews } from "../schema/near-duplicates.ts";
import { predictions } from "../schema/predictions.ts";
import { countUpTo, type Total } from "./count-up-to.ts";
import type { NearDuplicatePairRow, PairReviewRow } from "./near-duplicates.ts";

export type NearDuplicateFilter = {
  /** Whether a reader has said anything of it by now. */
  reviewed?: boolean | null;
  /** One image has a label and the other has none, as the study read them. */
  crossing?: boolean | null;
};

/** A pair with the file that speaks for each image (null once it is gone), its label as the study read it, and what a
 *  reader says of it now. */
export type NearDuplicate = {
  pair: NearDuplicatePairRow;
  imageA: string | null;
  imageB: string | null;
  labelA: 0 | 1 | null;
  labelB: 0 | 1 | null;
  review: PairReviewRow | null;
};

type Wanted = { studyId: string; datasetId: string; filter: NearDuplicateFilter };

const a = alias(predictions, "image_a");
const b = alias(predictions, "image_b");

/** A page of a study's pairs, the closest first, beginning beyond the position `after`. */
export async function pageNearDuplicates(
  db: Queryable,
  params: Wanted & { first: number; after?: number },
): Promise<NearDuplicate[]> {
  const { after, first } = params;
  return db
    .select({
      pair: nearDuplicatePairs,
      imageA: a.imageId,
      imageB: b.imageId,
      labelA: a.label,
      labelB: b.label,
      review: pairReviews,
    })
    .from(nearDuplicatePairs)
    .leftJoin(a, speaksFor(a, nearDuplicatePairs.groupA))
    .leftJoin(b, speaksFor(b, nearDuplicatePairs.groupB))
    .leftJoin(pairReviews, readsPair(params))
    .where(and(matches(params), after === undefined ? undefined : gt(nearDuplicatePairs.position, after)))
    .orderBy(asc(nearDuplicatePairs.position))
    .limit(first);
}

/** Up to COUNTED_MAX of them. */
export async function countNearDuplicates(db: Queryable, params: Wanted): Promise<Total> {
  const joined = params.filter.reviewed == null ? undefined : sql`left join ${pairReviews} on ${readsPair(params)}`;
  return countUpTo(db, sql`select 1 from ${nearDuplicatePairs} ${joined} where ${matches(params)}`);
}

function speaksFor(image: typeof a | typeof b, group: PgColumn): SQL | undefined {
  return and(eq(image.studyId, nearDuplicatePairs.studyId), eq(image.representative, true), eq(image.groupId, group));
}

function readsPair({ datasetId }: Wanted): SQL | undefined {
  const { groupA, groupB } = nearDuplicatePairs;
  return and(eq(pairReviews.datasetId, datasetId), eq(pairReviews.groupA, groupA), eq(pairReviews.groupB, groupB));
}

function matches({ studyId, filter: { reviewed, crossing } }: Wanted): SQL | undefined {
  return and(
    eq(nearDuplicatePairs.studyId, studyId),
    reviewed == null ? undefined : reviewed ? isNotNull(pairReviews.same) : isNull(pairReviews.same),
    crossing == null ? undefined : eq(nearDuplicatePairs.crosses, crossing),
  );
}
