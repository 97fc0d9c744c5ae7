import { inArray, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import type { KeptCountsRow } from "../schema/datasets.ts";
import { images } from "../schema/images.ts";
import { quarantinedFiles } from "../schema/quarantined-files.ts";
import { anyOf } from "./any-of.ts";
import { countNow, findKeptCounts, keepCounts, moveCounts } from "./dataset-counts.ts";
import { lockDatasets } from "./datasets.ts";
import { refreshGroups } from "./duplicates.ts";
import { refreshFingerprint } from "./fingerprint.ts";
import { type ImageRow, listImagesByIds } from "./images.ts";

/** What a change of exclusions touched: the images as they now are, and the data sets whose fingerprint was renewed. */
export type ExclusionChange = { images: ImageRow[]; datasetIds: string[]; unknownIds: string[] };

/** Lock the data sets of these images, change the images, then settle what depends on them: their groups alone, whatever the
 *  size of the data set, but for its fingerprint. */
async function change(
  db: Queryable,
  imageIds: readonly string[],
  apply: () => Promise<unknown>,
): Promise<ExclusionChange> {
  const groups = groupsOf(await listImagesByIds(db, imageIds));
  const datasetIds = [...groups.keys()];
  await lockDatasets(db, datasetIds);
  const before = new Map<string, KeptCountsRow>();
  for (const [datasetId, groupIds] of groups) before.set(datasetId, await countNow(db, datasetId, groupIds));
  if (datasetIds.length > 0) await apply();
  for (const [datasetId, groupIds] of groups) {
    await refreshGroups(db, datasetId, groupIds);
    const [kept, earlier] = [await findKeptCounts(db, datasetId), before.get(datasetId)];
    if (kept && earlier)
      await keepCounts(db, datasetId, moveCounts(kept, earlier, await countNow(db, datasetId, groupIds)));
    await refreshFingerprint(db, datasetId);
  }
  const rows = new Map((await listImagesByIds(db, imageIds)).map((image) => [image.id, image]));
  return {
    images: imageIds.flatMap((id) => rows.get(id) ?? []),
    datasetIds,
    unknownIds: imageIds.filter((id) => !rows.has(id)),
  };
}

/** Groups of these images, by data set. */
function groupsOf(rows: readonly ImageRow[]): Map<string, string[]> {
  const groups = new Map<string, Set<string>>();
  for (const { datasetId, groupId } of rows) groups.set(datasetId, (groups.get(datasetId) ?? new Set()).add(groupId));
  return new Map([...groups].map(([datasetId, groupIds]) => [datasetId, [...groupIds]]));
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
      .where(anyOf(images.id, imageIds)),
  );
}

/** Take excluded images back: a file that was given up is tried again. Run it in a transaction. */
export async function restoreImages(db: Queryable, params: { imageIds: readonly string[] }): Promise<ExclusionChange> {
  const imageIds = [...new Set(params.imageIds)];
  return change(db, imageIds, async () => {
    const files = db.select({ sha256: images.sha256 }).from(images).where(anyOf(images.id, imageIds));
    await db.delete(quarantinedFiles).where(inArray(quarantinedFiles.sha256, files));
    await db.update(images).set({ excludedAt: null, exclusionReason: null }).where(anyOf(images.id, imageIds));
  });
}
