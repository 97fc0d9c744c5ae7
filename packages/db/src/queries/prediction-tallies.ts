import { asc, eq, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { type DecisionName, predictions, predictionTallies } from "../schema/predictions.ts";
import { anyOf } from "./any-of.ts";
import { PREDICTION_FACETS } from "./prediction-facets.ts";

/** Bins of the histogram of scores, of equal width from 0 to 1; 1 belongs to the last. */
export const SCORE_BINS = 20;

export type PredictionTallyRow = typeof predictionTallies.$inferSelect;

/** Count the predictions of a study once and for all, whatever was counted before. */
export async function refreshTallies(db: Queryable, studyId: string): Promise<void> {
  const score = predictions.probabilityRaw;
  const [bins, last] = [sql.raw(String(SCORE_BINS)), sql.raw(String(SCORE_BINS - 1))];
  const bin = sql<number>`case when ${score} is null then -1 else least(floor(${score} * ${bins})::int, ${last}) end`;
  await db.delete(predictionTallies).where(eq(predictionTallies.studyId, studyId));
  await db.insert(predictionTallies).select(
    db
      .select({
        studyId: predictions.studyId,
        facet: predictions.facet,
        bin: bin.as("bin"),
        files: sql<number>`count(*)`.as("files"),
        distinct: sql<number>`count(*) filter (where ${predictions.representative})`.as("distinct"),
      })
      .from(predictions)
      .where(eq(predictions.studyId, studyId))
      .groupBy(predictions.studyId, predictions.facet, sql`3`),
  );
}

/** Files of a study by facet, those of some facets in all. */
export async function sumTallies(
  db: Queryable,
  { studyId, facets }: { studyId: string; facets: readonly number[] },
): Promise<number> {
  const rows = await listTallies(db, [studyId]);
  return rows.reduce((sum, { facet, files }) => sum + (facets.includes(facet) ? files : 0), 0);
}

export type DecisionCountsRow = { normal: number; cancer: number; review: number };

const none = (): DecisionCountsRow => ({ normal: 0, cancer: 0, review: 0 });
const keys = { NORMAL: "normal", CANCER: "cancer", REVIEW: "review" } as const;
const decisionOf = (facet: number): DecisionName => PREDICTION_FACETS[facet].decision;

/** Files of each study by decision. */
export async function countDecisionsOfStudies(
  db: Queryable,
  studyIds: readonly string[],
): Promise<Map<string, DecisionCountsRow>> {
  const counts = new Map(studyIds.map((id) => [id, none()]));
  for (const { studyId, facet, files } of await listTallies(db, studyIds)) {
    const of = counts.get(studyId);
    if (of) of[keys[decisionOf(facet)]] += files;
  }
  return counts;
}

export type ProbabilityBinRow = { low: number; high: number; decisions: DecisionCountsRow };

/** Distinct unlabelled images by the champion's own score, on which decisions are drawn; empty when none has one. */
export async function histogramProbabilities(db: Queryable, studyId: string): Promise<ProbabilityBinRow[]> {
  const scored = (await listTallies(db, [studyId])).filter(
    ({ bin, facet, distinct }) => bin >= 0 && distinct > 0 && PREDICTION_FACETS[facet].label === null,
  );
  if (scored.length === 0) return [];
  return Array.from({ length: SCORE_BINS }, (_, index) => {
    const decisions = none();
    for (const { bin, facet, distinct } of scored) if (bin === index) decisions[keys[decisionOf(facet)]] += distinct;
    return { low: index / SCORE_BINS, high: (index + 1) / SCORE_BINS, decisions };
  });
}

async function listTallies(db: Queryable, studyIds: readonly string[]): Promise<PredictionTallyRow[]> {
  if (studyIds.length === 0) return [];
  return db
    .select()
    .from(predictionTallies)
    .where(anyOf(predictionTallies.studyId, studyIds))
    .orderBy(asc(predictionTallies.facet), asc(predictionTallies.bin));
}
