import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Queryable } from "../orm.ts";
import { nearDuplicatePairs, pairReviews } from "../schema/near-duplicates.ts";
import { predictions } from "../schema/predictions.ts";

export type PairReviewRow = typeof pairReviews.$inferSelect;
/** Whether it crosses follows from the predictions: see `settlePredictions`. */
export type NearDuplicatePairRow = Omit<typeof nearDuplicatePairs.$inferSelect, "crosses">;

const ROWS_PER_INSERT = 1000;

/** In order of the groups: part of the data set's fingerprint. */
export async function listPairReviews(db: Queryable, datasetId: string): Promise<PairReviewRow[]> {
  const rows = await db.select().from(pairReviews).where(eq(pairReviews.datasetId, datasetId));
  // The database's own order of texts depends on its locale.
  const key = ({ groupA, groupB }: PairReviewRow) => `${groupA} ${groupB}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The last word holds. `groupA` must be below `groupB`. */
export async function savePairReview(db: Queryable, row: PairReviewRow): Promise<void> {
  const { same, reader, reviewedAt } = row;
  await db
    .insert(pairReviews)
    .values(row)
    .onConflictDoUpdate({
      target: [pairReviews.datasetId, pairReviews.groupA, pairReviews.groupB],
      set: { same, reader, reviewedAt },
    });
}

/** Take a reading back. @returns whether there was one */
export async function deletePairReview(
  db: Queryable,
  { datasetId, groupA, groupB }: Pick<PairReviewRow, "datasetId" | "groupA" | "groupB">,
): Promise<boolean> {
  const gone = await db
    .delete(pairReviews)
    .where(and(eq(pairReviews.datasetId, datasetId), eq(pairReviews.groupA, groupA), eq(pairReviews.groupB, groupB)))
    .returning({ groupA: pairReviews.groupA });
  return gone.length > 0;
}

/** Replaces what an earlier attempt at this study had stored. */
export async function saveNearDuplicates(
  db: Queryable,
  params: { studyId: string; rows: NearDuplicatePairRow[] },
): Promise<void> {
  await db.delete(nearDuplicatePairs).where(eq(nearDuplicatePairs.studyId, params.studyId));
  for (let start = 0; start < params.rows.length; start += ROWS_PER_INSERT)
    await db.insert(nearDuplicatePairs).values(params.rows.slice(start, start + ROWS_PER_INSERT));
  await refreshCrossings(db, params.studyId);
}

/** Tell which pairs cross, as far as the study's predictions are stored. */
export async function refreshCrossings(db: Queryable, studyId: string): Promise<void> {
  const [a, b] = [alias(predictions, "image_a"), alias(predictions, "image_b")];
  await db
    .update(nearDuplicatePairs)
    .set({ crosses: sql`(${a.label} is null) <> (${b.label} is null)` })
    .from(a)
    .innerJoin(b, and(eq(b.studyId, studyId), eq(b.representative, true)))
    .where(
      and(
        eq(nearDuplicatePairs.studyId, studyId),
        and(eq(a.studyId, studyId), eq(a.representative, true)),
        and(eq(a.groupId, nearDuplicatePairs.groupA), eq(b.groupId, nearDuplicatePairs.groupB)),
      ),
    );
}

/** The closest first. */
export async function listNearDuplicates(db: Queryable, studyId: string): Promise<NearDuplicatePairRow[]> {
  return db
    .select()
    .from(nearDuplicatePairs)
    .where(eq(nearDuplicatePairs.studyId, studyId))
    .orderBy(asc(nearDuplicatePairs.position));
}
