import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import { anyOf } from "./any-of.ts";

/** The reason of an exclusion that no person asked for: the folder no longer has the file. Put into words where it is shown. */
export const ABSENT_FROM_SOURCE = "absent-from-source";

const ROWS_PER_PAGE = 5000;

/** Make the images in use those of the source: leave out what it no longer has, take back what it has again. What a person
 *  excluded stays so. Reads the images by pages. Run it in the transaction that settles the data set.
 *  @param paths  every image file of the source, usable or not */
export async function mirrorSource(
  db: Queryable,
  params: { datasetId: string; paths: { has(path: string): boolean }; now: Date },
): Promise<{ leftOut: number; takenBack: number }> {
  const { datasetId, paths, now } = params;
  const counts = { leftOut: 0, takenBack: 0 };
  for (let after: string | null = null; ; ) {
    const page: { id: string; path: string; absent: boolean }[] = await db
      .select({ id: images.id, path: images.path, absent: sql<boolean>`${images.excludedAt} is not null` })
      .from(images)
      .where(
        and(
          eq(images.datasetId, datasetId),
          or(isNull(images.excludedAt), eq(images.exclusionReason, ABSENT_FROM_SOURCE)),
          after === null ? undefined : gt(images.path, after),
        ),
      )
      .orderBy(asc(images.path))
      .limit(ROWS_PER_PAGE);
    const gone = page.filter(({ path, absent }) => !absent && !paths.has(path)).map(({ id }) => id);
    const back = page.filter(({ path, absent }) => absent && paths.has(path)).map(({ id }) => id);
    if (gone.length > 0)
      await db
        .update(images)
        .set({ excludedAt: now, exclusionReason: ABSENT_FROM_SOURCE })
        .where(anyOf(images.id, gone));
    if (back.length > 0)
      await db.update(images).set({ excludedAt: null, exclusionReason: null }).where(anyOf(images.id, back));
    counts.leftOut += gone.length;
    counts.takenBack += back.length;
    if (page.length < ROWS_PER_PAGE) return counts;
    after = page[page.length - 1].path;
  }
}
