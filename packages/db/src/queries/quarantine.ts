import { and, asc, count, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { datasets } from "../schema/datasets.ts";
import { files } from "../schema/files.ts";
import { images } from "../schema/images.ts";
import { quarantinedFiles } from "../schema/quarantined-files.ts";
import { anyOf } from "./any-of.ts";
import { excludeImages, restoreImages } from "./exclusions.ts";

export type QuarantinedFile = typeof quarantinedFiles.$inferSelect;

/** The reason of an exclusion that no person asked for: nobody can work on the file. Put into words where it is shown. */
export const QUARANTINED = "quarantined";

/** Give a file up. One that was given up before keeps what was said of it then. */
export async function quarantineFile(
  db: Queryable,
  file: Omit<QuarantinedFile, "quarantinedAt"> & { now: Date },
): Promise<void> {
  const { now, ...row } = file;
  await db
    .insert(quarantinedFiles)
    .values({ ...row, quarantinedAt: now })
    .onConflictDoNothing();
}

/** Those of these files that were given up. */
export async function listQuarantinedAmong(db: Queryable, sha256: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ sha256: quarantinedFiles.sha256 })
    .from(quarantinedFiles)
    .where(anyOf(quarantinedFiles.sha256, sha256));
  return new Set(rows.map((row) => row.sha256));
}

/** Images of a file: their group is that of its pixels, which is what the images are indexed by. */
const isOfFile = and(
  eq(images.datasetId, datasets.id),
  eq(images.groupId, files.pixelSha256),
  eq(images.sha256, files.sha256),
);

async function imagesOf(db: Queryable, sha256: readonly string[], condition: SQL): Promise<string[]> {
  const rows = await db
    .select({ id: images.id })
    .from(files)
    .innerJoin(datasets, sql`true`)
    .innerJoin(images, isOfFile)
    .where(and(anyOf(files.sha256, sha256), condition));
  return rows.map(({ id }) => id);
}

/** Leave the images of files that were given up out of their data sets. Run it in a transaction. @returns how many were left out */
export async function excludeQuarantined(
  db: Queryable,
  params: { sha256: readonly string[]; now: Date },
): Promise<number> {
  const imageIds = await imagesOf(db, params.sha256, isNull(images.excludedAt));
  if (imageIds.length > 0) await excludeImages(db, { imageIds, reason: QUARANTINED, now: params.now });
  return imageIds.length;
}

/** Have the next study try these files again: the images that were left out for their sake are taken back. Run it in a transaction.
 *  @returns the files that had been given up */
export async function releaseFiles(db: Queryable, sha256: readonly string[]): Promise<string[]> {
  const released = await db
    .delete(quarantinedFiles)
    .where(anyOf(quarantinedFiles.sha256, sha256))
    .returning({ sha256: quarantinedFiles.sha256 });
  const imageIds = await imagesOf(db, sha256, eq(images.exclusionReason, QUARANTINED));
  if (imageIds.length > 0) await restoreImages(db, { imageIds });
  return released.map((row) => row.sha256).sort();
}

/** A file that was given up, under one of its names. */
export type QuarantinedImage = QuarantinedFile & { path: string; imageId: string };

/** Those of a data set, or of all of them, in byte order of the path.
 *  @param after  path and image of the last one before this page */
export async function pageQuarantined(
  db: Queryable,
  params: { datasetId?: string; after?: { path: string; imageId: string } | null; limit: number },
): Promise<QuarantinedImage[]> {
  const { after } = params;
  const rows = await db
    .select({ file: quarantinedFiles, path: images.path, imageId: images.id })
    .from(quarantinedFiles)
    .innerJoin(files, eq(files.sha256, quarantinedFiles.sha256))
    .innerJoin(datasets, ofDataset(params.datasetId))
    .innerJoin(images, isOfFile)
    .where(
      after
        ? or(gt(images.path, after.path), and(eq(images.path, after.path), gt(images.id, after.imageId)))
        : undefined,
    )
    .orderBy(asc(images.path), asc(images.id))
    .limit(params.limit);
  return rows.map(({ file, path, imageId }) => ({ ...file, path, imageId }));
}

export async function countQuarantined(db: Queryable, datasetId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(quarantinedFiles)
    .innerJoin(files, eq(files.sha256, quarantinedFiles.sha256))
    .innerJoin(datasets, ofDataset(datasetId))
    .innerJoin(images, isOfFile);
  return row.n;
}

const ofDataset = (id: string | undefined): SQL => (id === undefined ? sql`true` : eq(datasets.id, id));
