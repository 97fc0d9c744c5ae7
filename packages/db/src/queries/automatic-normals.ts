import { and, asc, eq, isNull, lt, lte } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import { predictions } from "../schema/predictions.ts";

export type ScoredImageRow = { imageId: string; path: string; score: number };

/** Distinct images without a label whose score, the champion's own, is below one threshold and not above another: what the
 *  classifier would call normal. One file each, in matrix order.
 *  @param upTo  null: no such threshold */
export async function listAutomaticNormals(
  db: Queryable,
  params: { studyId: string; below: number; upTo: number | null },
): Promise<ScoredImageRow[]> {
  const { studyId, below, upTo } = params;
  const rows = await db
    .select({ imageId: predictions.imageId, path: images.path, score: predictions.probabilityRaw })
    .from(predictions)
    .innerJoin(images, eq(images.id, predictions.imageId))
    .where(
      and(
        eq(predictions.studyId, studyId),
        eq(predictions.representative, true),
        eq(predictions.labelConflict, false),
        isNull(predictions.label),
        lt(predictions.probabilityRaw, below),
        upTo === null ? undefined : lte(predictions.probabilityRaw, upTo),
      ),
    )
    .orderBy(asc(predictions.position));
  return rows.flatMap(({ score, ...image }) => (score === null ? [] : [{ ...image, score }]));
}
