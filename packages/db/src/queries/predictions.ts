import { and, asc, count, eq, gte, ilike, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import { type DecisionName, predictions } from "../schema/predictions.ts";
import { anyOf } from "./any-of.ts";
import { pathInByteOrder } from "./byte-order.ts";
import { likePattern } from "./like-pattern.ts";

export type PredictionRow = typeof predictions.$inferSelect;
export type NewPrediction = typeof predictions.$inferInsert;

const ROWS_PER_INSERT = 1000;

/** Replaces what an earlier attempt at this study had stored. */
export async function savePredictions(
  db: Queryable,
  params: { studyId: string; rows: NewPrediction[] },
): Promise<void> {
  await db.delete(predictions).where(eq(predictions.studyId, params.studyId));
  for (let start = 0; start < params.rows.length; start += ROWS_PER_INSERT)
    await db.insert(predictions).values(params.rows.slice(start, start + ROWS_PER_INSERT));
}

export type PredictionFilter = {
  decision?: DecisionName;
  label?: 0 | 1;
  labelled?: boolean;
  minProbability?: number;
  maxProbability?: number;
  search?: string;
};

export type PredictionOrder = { field: "PATH" | "PROBABILITY" | "CERTAINTY"; direction: "ASC" | "DESC" };

/** The key of the last row of a page: its sorted value (null sorts last either way) and its path. */
export type PredictionCursor = { value: number | null; path: string };

function matches(studyId: string, filter: PredictionFilter): SQL | undefined {
  return and(
    eq(predictions.studyId, studyId),
    filter.decision === undefined ? undefined : eq(predictions.decision, filter.decision),
    filter.label === undefined ? undefined : eq(predictions.label, filter.label),
    filter.labelled === undefined
      ? undefined
      : filter.labelled
        ? isNotNull(predictions.label)
        : isNull(predictions.label),
    filter.minProbability === undefined ? undefined : gte(predictions.probability, filter.minProbability),
    filter.maxProbability === undefined ? undefined : lte(predictions.probability, filter.maxProbability),
    filter.search === undefined ? undefined : ilike(images.path, likePattern(filter.search)),
  );
}

function sortKey(field: PredictionOrder["field"]): SQL<number | null> {
  if (field === "PROBABILITY") return sql`${predictions.probability}`;
  if (field === "CERTAINTY") return sql`abs(${predictions.probability} - 0.5)`;
  return sql`null::double precision`;
}

function beyond(key: SQL, order: PredictionOrder, after: PredictionCursor): SQL {
  const pathBeyond =
    order.direction === "ASC" ? sql`${pathInByteOrder} > ${after.path}` : sql`${pathInByteOrder} < ${after.path}`;
  if (order.field === "PATH") return pathBeyond;
  if (after.value === null) return sql`(${key} is null and ${pathBeyond})`;
  const keyBeyond = order.direction === "ASC" ? sql`${key} > ${after.value}` : sql`${key} < ${after.value}`;
  return sql`(${keyBeyond} or ${key} is null or (${key} = ${after.value} and ${pathBeyond}))`;
}

/** One page in the asked order, with the cursor of each row; ties go by path, missing probabilities last. */
export async function pagePredictions(
  db: Queryable,
  params: {
    studyId: string;
    filter: PredictionFilter;
    order: PredictionOrder;
    first: number;
    after?: PredictionCursor;
  },
): Promise<{ prediction: PredictionRow; cursor: PredictionCursor }[]> {
  const { studyId, filter, order, first, after } = params;
  const key = sortKey(order.field);
  const direction = sql.raw(order.direction === "ASC" ? "asc" : "desc");
  const rows = await db
    .select({ prediction: predictions, path: images.path, value: key })
    .from(predictions)
    .innerJoin(images, eq(images.id, predictions.imageId))
    .where(and(matches(studyId, filter), after === undefined ? undefined : beyond(key, order, after)))
    .orderBy(
      ...(order.field === "PATH" ? [] : [sql`${key} ${direction} nulls last`]),
      sql`${pathInByteOrder} ${direction}`,
    )
    .limit(first);
  return rows.map((row) => ({
    prediction: row.prediction,
    cursor: { value: row.value === null ? null : Number(row.value), path: row.path },
  }));
}

export async function countPredictions(
  db: Queryable,
  params: { studyId: string; filter: PredictionFilter },
): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(predictions)
    .innerJoin(images, eq(images.id, predictions.imageId))
    .where(matches(params.studyId, params.filter));
  return row.total;
}

export type DecisionCountsRow = { normal: number; cancer: number; review: number };

/** Files of each study by decision. */
export async function countDecisionsOfStudies(
  db: Queryable,
  studyIds: readonly string[],
): Promise<Map<string, DecisionCountsRow>> {
  const counts = new Map(studyIds.map((id) => [id, { normal: 0, cancer: 0, review: 0 }]));
  if (studyIds.length === 0) return counts;
  const rows = await db
    .select({ studyId: predictions.studyId, decision: predictions.decision, total: count() })
    .from(predictions)
    .where(anyOf(predictions.studyId, studyIds))
    .groupBy(predictions.studyId, predictions.decision);
  const keys = { NORMAL: "normal", CANCER: "cancer", REVIEW: "review" } as const;
  for (const { studyId, decision, total } of rows) {
    const of = counts.get(studyId);
    if (of) of[keys[decision]] = total;
  }
  return counts;
}

export type ProbabilityBinRow = {
  low: number;
  high: number;
  decisions: { normal: number; cancer: number; review: number };
};

/** Distinct unlabelled images by the champion's own score, on which decisions are drawn, in equal bins from 0 to 1 (1 belongs to
 *  the last); empty when none has one. */
export async function histogramProbabilities(
  db: Queryable,
  params: { studyId: string; nBins: number },
): Promise<ProbabilityBinRow[]> {
  const { studyId, nBins } = params;
  const bin = sql<number>`least(floor(${predictions.probabilityRaw} * ${sql.raw(String(nBins))})::int, ${sql.raw(String(nBins - 1))})`;
  const rows = await db
    .select({ bin, decision: predictions.decision, total: count() })
    .from(predictions)
    .where(
      and(
        eq(predictions.studyId, studyId),
        eq(predictions.representative, true),
        isNull(predictions.label),
        isNotNull(predictions.probabilityRaw),
      ),
    )
    .groupBy(bin, predictions.decision);
  if (rows.length === 0) return [];
  const of = (index: number, decision: DecisionName) =>
    rows.find((row) => row.bin === index && row.decision === decision)?.total ?? 0;
  return Array.from({ length: nBins }, (_, index) => ({
    low: index / nBins,
    high: (index + 1) / nBins,
    decisions: { normal: of(index, "NORMAL"), cancer: of(index, "CANCER"), review: of(index, "REVIEW") },
  }));
}

export async function listPredictionsOfImages(
  db: Queryable,
  params: { studyId: string; imageIds: readonly string[] },
): Promise<PredictionRow[]> {
  if (params.imageIds.length === 0) return [];
  return db
    .select()
    .from(predictions)
    .where(and(eq(predictions.studyId, params.studyId), anyOf(predictions.imageId, params.imageIds)));
}

/** One row a distinct image, in matrix order: what the map draws. */
export async function listRepresentatives(db: Queryable, studyId: string) {
  return db
    .select({
      imageId: predictions.imageId,
      position: predictions.position,
      /** Null also where identical files contradict each other. */
      label: sql<0 | 1 | null>`case when ${predictions.labelConflict} then null else ${predictions.label} end`,
      groupId: predictions.groupId,
      probability: predictions.probability,
      decision: predictions.decision,
    })
    .from(predictions)
    .where(and(eq(predictions.studyId, studyId), eq(predictions.representative, true)))
    .orderBy(asc(predictions.position));
}

/** Every file with its prediction, in byte order of the path: what the CSV prints. */
export async function listAllPredictions(db: Queryable, studyId: string) {
  return db
    .select({
      imageId: predictions.imageId,
      path: images.path,
      sha256: predictions.sha256,
      groupId: predictions.groupId,
      label: predictions.label,
      probability: predictions.probability,
      decision: predictions.decision,
      probabilityRaw: predictions.probabilityRaw,
      probabilityCalibrated: predictions.probabilityCalibrated,
      agreement: predictions.agreement,
      /** Ids of images. */
      nearestLabelled: predictions.nearestLabelled,
    })
    .from(predictions)
    .innerJoin(images, eq(images.id, predictions.imageId))
    .where(eq(predictions.studyId, studyId))
    .orderBy(sql`${pathInByteOrder} asc`);
}
