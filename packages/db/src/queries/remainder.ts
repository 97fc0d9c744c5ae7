import { and, asc, count, eq, gt, isNotNull, isNull, lte, not, or, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import { predictions } from "../schema/predictions.ts";
import { shards } from "../schema/shards.ts";
import { anyOf } from "./any-of.ts";
import type { DecisionCountsRow } from "./prediction-tallies.ts";
import { insertPredictions, type NewPrediction, settlePredictions } from "./predictions.ts";

/** Images of a data set as they were in use at a moment: what was added since, or left out since, changes nothing.
 *  `asOf` is the database's own, in text, to the microsecond. */
export type AsOf = { datasetId: string; asOf: string };

/** The database's clock: one that all processes share. */
export async function databaseNow(db: Queryable): Promise<string> {
  const { rows } = await db.execute(sql`select clock_timestamp()::text as now`);
  return String(rows[0].now);
}

function inUseAt({ datasetId, asOf }: AsOf): SQL | undefined {
  const moment = sql`${asOf}::timestamptz`;
  return and(
    eq(images.datasetId, datasetId),
    lte(images.createdAt, moment),
    or(isNull(images.excludedAt), gt(images.excludedAt, moment)),
  );
}

/** The next `size` groups beyond one: up to which they reach, and how many they are. Null when there are none. */
export async function findNextGroups(
  db: Queryable,
  { after, size, ...set }: AsOf & { after: string; size: number },
): Promise<{ to: string; groups: number } | null> {
  const next = db
    .selectDistinct({ groupId: images.groupId })
    .from(images)
    .where(and(inUseAt(set), gt(images.groupId, after)))
    .orderBy(asc(images.groupId))
    .limit(size)
    .as("next");
  const [row] = await db.select({ to: sql<string | null>`max(${next.groupId})`, groups: count() }).from(next);
  return row.to === null ? null : { to: row.to, groups: row.groups };
}

export type RemainderFile = { id: string; path: string; sha256: string; groupId: string };

const remainderColumns = { id: images.id, path: images.path, sha256: images.sha256, groupId: images.groupId };

/** Files of the groups beyond one and up to another, group by group, those of a group in byte order of the path. */
export async function listFilesOfRange(
  db: Queryable,
  { after, to, ...set }: AsOf & { after: string; to: string },
): Promise<RemainderFile[]> {
  return db
    .select(remainderColumns)
    .from(images)
    .where(and(inUseAt(set), gt(images.groupId, after), lte(images.groupId, to)))
    .orderBy(asc(images.groupId), asc(images.path));
}

/** The same of groups by name. */
export async function listFilesOfGroups(
  db: Queryable,
  { groupIds, ...set }: AsOf & { groupIds: readonly string[] },
): Promise<RemainderFile[]> {
  if (groupIds.length === 0) return [];
  return db
    .select(remainderColumns)
    .from(images)
    .where(and(inUseAt(set), anyOf(images.groupId, groupIds)))
    .orderBy(asc(images.groupId), asc(images.path));
}

const beyondSample = (studyId: string) => and(eq(predictions.studyId, studyId), isNull(predictions.position));

const isScoreShard = (studyId: string) => and(eq(shards.runId, studyId), eq(shards.kind, "SCORE"));

/** Store what a study says of images beyond its sample, in place of what it said of them before. Run it in a transaction.
 *  @param shard  key of the shard that says it
 *  @returns false, and nothing is changed, when the study asks for that shard no more */
export async function replaceRemainder(
  db: Queryable,
  { studyId, shard, rows }: { studyId: string; shard: string; rows: readonly NewPrediction[] },
): Promise<boolean> {
  const asked = await db
    .select({ id: shards.id })
    .from(shards)
    .where(and(isScoreShard(studyId), eq(shards.key, shard)))
    .for("share");
  if (asked.length === 0) return false;
  const ids = rows.map(({ imageId }) => imageId);
  await db.delete(predictions).where(and(eq(predictions.studyId, studyId), anyOf(predictions.imageId, ids)));
  await insertPredictions(db, rows);
  return true;
}

/** Forget what a study said of images beyond its sample by any other plan, and that it asked for it. Run it in a transaction.
 *  @param plan  what the keys of its shards begin with */
export async function forgetOtherPlans(
  db: Queryable,
  { studyId, plan }: { studyId: string; plan: string },
): Promise<void> {
  const others = await db
    .delete(shards)
    .where(and(isScoreShard(studyId), not(sql`starts_with(${shards.key}, ${plan})`)))
    .returning({ id: shards.id });
  if (others.length > 0) await db.delete(predictions).where(beyondSample(studyId));
}

/** Store what a study says of its sample beside what is stored of the rest. Run it in a transaction. */
export async function saveBesideRemainder(
  db: Queryable,
  { studyId, rows }: { studyId: string; rows: readonly NewPrediction[] },
): Promise<void> {
  await db.delete(predictions).where(and(eq(predictions.studyId, studyId), isNotNull(predictions.position)));
  await insertPredictions(db, rows);
  await settlePredictions(db, studyId);
}

/** Decisions on images beyond a study's sample: on every file, and on distinct images; and how many of these have a score. */
export async function countRemainder(
  db: Queryable,
  studyId: string,
): Promise<{ files: DecisionCountsRow; distinct: DecisionCountsRow; scored: number }> {
  const rows = await db
    .select({
      decision: predictions.decision,
      representative: predictions.representative,
      total: count(),
      scored: count(predictions.probabilityRaw),
    })
    .from(predictions)
    .where(beyondSample(studyId))
    .groupBy(predictions.decision, predictions.representative);
  const sum = (decision: string, distinct: boolean) =>
    rows
      .filter((row) => row.decision === decision && (row.representative || !distinct))
      .reduce((all, { total }) => all + total, 0);
  const counts = (distinct: boolean) => ({
    normal: sum("NORMAL", distinct),
    cancer: sum("CANCER", distinct),
    review: sum("REVIEW", distinct),
  });
  const scored = rows.reduce((all, row) => all + (row.representative ? row.scored : 0), 0);
  return { files: counts(false), distinct: counts(true), scored };
}

/** Distinct images beyond a study's sample by the champion's own score: how many score below each threshold, how many up to and
 *  including `upTo`, how many have a score, and how many there are. Read once, whatever the number of thresholds.
 *  @param thresholds  ascending, distinct */
export async function countRemainderScores(
  db: Queryable,
  { studyId, thresholds, upTo }: { studyId: string; thresholds: readonly number[]; upTo: number | null },
): Promise<{ below: number[]; upTo: number; scored: number; n: number }> {
  const score = predictions.probabilityRaw;
  // The number of thresholds that a score reaches.
  const reached =
    thresholds.length === 0
      ? sql<number>`0`
      : sql<number>`width_bucket(${score}, ${sql.param([...thresholds])}::double precision[])`;
  const rows = await db
    .select({
      reached: sql<number | null>`case when ${score} is not null then ${reached} end`.as("reached"),
      total: count(),
      upTo: sql<number>`(count(*) filter (where ${score} <= ${upTo}::double precision))::int`,
    })
    .from(predictions)
    .where(and(beyondSample(studyId), eq(predictions.representative, true)))
    .groupBy(sql`reached`);
  const scored = rows.filter((row) => row.reached !== null);
  const sum = (counted: readonly { total: number }[]) => counted.reduce((all, { total }) => all + total, 0);
  return {
    below: thresholds.map((_, at) => sum(scored.filter(({ reached: place }) => Number(place) <= at))),
    upTo: scored.reduce((all, row) => all + row.upTo, 0),
    scored: sum(scored),
    n: sum(rows),
  };
}

/** Files that a study speaks of beyond its sample. */
export async function countRemainderFiles(db: Queryable, studyId: string): Promise<number> {
  const [row] = await db.select({ total: count() }).from(predictions).where(beyondSample(studyId));
  return row.total;
}
