import { inArray, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import { lockDatasets } from "./datasets.ts";
import { refreshLabelConflicts } from "./duplicates.ts";
import { refreshFingerprint } from "./fingerprint.ts";
import { type ImageRow, listImagesByIds } from "./images.ts";

/** What a change of exclusions touched: the images as they now are, and the data sets whose fingerprint was renewed. */
export type ExclusionChange = { images: ImageRow[]; datasetIds: string[]; unknownIds: string[] };

/** Lock the data sets of these images, change the images, then settle what depends on them. */
async function change(
  db: Queryable,
  imageIds: readonly string[],
  apply: () => Promise<unknown>,
): Promise<ExclusionChange> {
  const datasetIds = [...new Set((await listImagesByIds(db, imageIds)).map((image) => image.datasetId))];
  await lockDatasets(db, datasetIds);
  if (datasetIds.length > 0) await apply();
  for (const datasetId of datasetIds) {
    await refreshLabelConflicts(db, datasetId);
    await refreshFingerprint(db, datasetId);
  }
  const rows = new Map((await listImagesByIds(db, imageIds)).map((image) => [image.id, image]));
  return {
    images: imageIds.flatMap((id) => rows.get(id) ?? []),
    datasetIds,
    unknownIds: imageIds.filter((id) => !rows.has(id)),
  };
}

/** Leave images out of every later study. An image already excluded keeps its date and takes the new reason.
 *  Run it in a transaction: images, conflicts and fingerprint move together. */
export async function excludeImages(
  db: Queryable,
  params: { imageIds: readonly string[]; reason: string; now: Date },
): Promise<ExclusionChange> {
  const imageIds = [...new Set(params.imageIds)];
  return change(db, imageIds, () =>
    db
      .update(images)
      .set({
        excludedAt: sql`coalesce(${images.excludedAt}, ${params.now.toISOString()}::timestamptz)`,
        exclusionReason: params.reason,
      })
      .where(inArray(images.id, imageIds)),
  );
}

/** Take excluded images back. Run it in a transaction. */
export async function restoreImages(db: Queryable, params: { imageIds: readonly string[] }): Promise<ExclusionChange> {
  const imageIds = [...new Set(params.imageIds)];
  return change(db, imageIds, () =>
    db.update(images).set({ excludedAt: null, exclusionReason: null }).where(inArray(images.id, imageIds)),
  );
}
