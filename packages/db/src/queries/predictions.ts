import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { predictions } from "../schema/predictions.ts";
import { anyOf } from "./any-of.ts";
import { refreshCrossings } from "./near-duplicates.ts";
import { refreshTallies } from "./prediction-tallies.ts";

export type PredictionRow = Omit<typeof predictions.$inferSelect, "facet" | "certainty">;
/** Its path is the image's own. */
export type NewPrediction = Omit<typeof predictions.$inferInsert, "path">;

const ROWS_PER_INSERT = 1000;

/** Replaces what an earlier attempt at this study had stored. */
export async function savePredictions(
  db: Queryable,
  params: { studyId: string; rows: readonly NewPrediction[] },
): Promise<void> {
  await deletePredictions(db, params.studyId);
  await insertPredictions(db, params.rows);
  await settlePredictions(db, params.studyId);
}

export async function deletePredictions(db: Queryable, studyId: string): Promise<void> {
  await db.delete(predictions).where(eq(predictions.studyId, studyId));
}

/** Store some of a study's predictions; `settlePredictions` follows the last of them.
 *  @throws Error when an image is not there */
export async function insertPredictions(db: Queryable, rows: readonly NewPrediction[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const page = rows.slice(start, start + ROWS_PER_INSERT);
    // One parameter for a page: with one a value, most of the time would go into taking the statement apart.
    const written = await db.execute(sql`
      insert into predictions (study_id, image_id, path, sha256, group_id, label, label_conflict, position, representative,
        probability, probability_raw, probability_calibrated, agreement, nearest_labelled, reasons, decision, out_of_fold, cluster)
      select of."studyId", of."imageId", images.path, of.sha256, of."groupId", of.label, of."labelConflict", of.position,
        of.representative, of.probability, of."probabilityRaw", of."probabilityCalibrated", of.agreement,
        coalesce(of."nearestLabelled", '[]'), coalesce(of.reasons, '[]'), of.decision, of."outOfFold", of.cluster
      from json_to_recordset(${JSON.stringify(page)}::json) as of (
        "studyId" text, "imageId" text, sha256 text, "groupId" text, label smallint, "labelConflict" boolean, position integer,
        representative boolean, probability double precision, "probabilityRaw" double precision,
        "probabilityCalibrated" double precision, agreement double precision, "nearestLabelled" jsonb, reasons jsonb,
        decision text, "outOfFold" boolean, cluster integer)
      join images on images.id = of."imageId"
      returning image_id`);
    if (written.rows.length !== page.length)
      throw new Error(`${page.length - written.rows.length} predictions of ${page.length} name no image`);
  }
}

/** Bring what depends on a study's predictions up to them: how many there are of each kind, and which near duplicates cross.
 *  Belongs in the transaction that stores the last of them. */
export async function settlePredictions(db: Queryable, studyId: string): Promise<void> {
  await refreshTallies(db, studyId);
  await refreshCrossings(db, studyId);
}

export async function listPredictionsOfImages(
  db: Queryable,
  params: { studyId: string; imageIds: readonly string[] },
): Promise<(typeof predictions.$inferSelect)[]> {
  if (params.imageIds.length === 0) return [];
  return db
    .select()
    .from(predictions)
    .where(and(eq(predictions.studyId, params.studyId), anyOf(predictions.imageId, params.imageIds)));
}

/** One row a distinct image of the study's matrices, in their order: what the map draws. */
export async function listRepresentatives(db: Queryable, studyId: string) {
  return db
    .select({
      imageId: predictions.imageId,
      position: sql<number>`${predictions.position}`,
      /** Null also where identical files contradict each other. */
      label: sql<0 | 1 | null>`case when ${predictions.labelConflict} then null else ${predictions.label} end`,
      groupId: predictions.groupId,
      probability: predictions.probability,
      decision: predictions.decision,
    })
    .from(predictions)
    .where(and(eq(predictions.studyId, studyId), eq(predictions.representative, true), isNotNull(predictions.position)))
    .orderBy(asc(predictions.position));
}

/** Every file with its prediction, in byte order of the path: what the CSV prints. */
export async function listAllPredictions(db: Queryable, studyId: string) {
  return db
    .select({
      imageId: predictions.imageId,
      path: predictions.path,
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
    .where(eq(predictions.studyId, studyId))
    .orderBy(asc(predictions.path));
}
