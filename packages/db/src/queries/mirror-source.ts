import { and, eq, isNull } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import { anyOf } from "./any-of.ts";

/** The reason of an exclusion that no person asked for: the folder no longer has the file. Put into words where it is shown. */
export const ABSENT_FROM_SOURCE = "absent-from-source";

/** Make the images in use those of the source: leave out what it no longer has, take back what it has again. What a person
 *  excluded stays so. Run it in the transaction that refreshes conflicts and fingerprint.
 *  @param paths  every image file of the source, usable or not */
export async function mirrorSource(
  db: Queryable,
  params: { datasetId: string; paths: ReadonlySet<string>; now: Date },
): Promise<{ leftOut: number; takenBack: number }> {
  const { datasetId, paths, now } = params;
  const ofDataset = eq(images.datasetId, datasetId);
  const select = { id: images.id, path: images.path };
  const used = await db
    .select(select)
    .from(images)
    .where(and(ofDataset, isNull(images.excludedAt)));
  const absent = await db
    .select(select)
    .from(images)
    .where(and(ofDataset, eq(images.exclusionReason, ABSENT_FROM_SOURCE)));
  const gone = used.filter(({ path }) => !paths.has(path)).map(({ id }) => id);
  const back = absent.filter(({ path }) => paths.has(path)).map(({ id }) => id);
  if (gone.length > 0)
    await db.update(images).set({ excludedAt: now, exclusionReason: ABSENT_FROM_SOURCE }).where(anyOf(images.id, gone));
  if (back.length > 0)
    await db.update(images).set({ excludedAt: null, exclusionReason: null }).where(anyOf(images.id, back));
  return { leftOut: gone.length, takenBack: back.length };
}
