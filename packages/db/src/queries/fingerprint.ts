import { createHash } from "node:crypto";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { datasets } from "../schema/datasets.ts";
import { images } from "../schema/images.ts";
import { listPairReviews } from "./near-duplicates.ts";

/** Fingerprint of a data set without images. */
export const EMPTY_FINGERPRINT = createHash("sha256").digest("hex");

const ROWS_PER_PAGE = 5000;

/** SHA-256 (hex) over the path, bytes, label, label conflict and exclusion of every image, in byte order of the path, and
 *  over what readers said of near duplicates: whatever a study could see moves it, and nothing else does. Reads the
 *  images once, by pages. */
export async function computeFingerprint(db: Queryable, datasetId: string): Promise<string> {
  const hash = createHash("sha256");
  for (let after: string | null = null; ; ) {
    const page: { path: string; sha256: string; label: number | null; labelConflict: boolean; excluded: boolean }[] =
      await db
        .select({
          path: images.path,
          sha256: images.sha256,
          label: images.label,
          labelConflict: images.labelConflict,
          excluded: sql<boolean>`${images.excludedAt} is not null`,
        })
        .from(images)
        .where(and(eq(images.datasetId, datasetId), after === null ? undefined : gt(images.path, after)))
        .orderBy(asc(images.path))
        .limit(ROWS_PER_PAGE);
    for (const row of page)
      hash.update(`${JSON.stringify([row.path, row.sha256, row.label, row.labelConflict, row.excluded])}\n`);
    if (page.length < ROWS_PER_PAGE) break;
    after = page[page.length - 1].path;
  }
  for (const { groupA, groupB, same } of await listPairReviews(db, datasetId))
    hash.update(`${JSON.stringify([groupA, groupB, same])}\n`);
  return hash.digest("hex");
}

/** Bring the data set's stored fingerprint up to its images. */
export async function refreshFingerprint(db: Queryable, datasetId: string): Promise<string> {
  const fingerprint = await computeFingerprint(db, datasetId);
  await db.update(datasets).set({ fingerprint }).where(eq(datasets.id, datasetId));
  return fingerprint;
}
