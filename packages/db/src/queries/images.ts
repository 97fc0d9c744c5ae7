import { and, asc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { files } from "../schema/files.ts";
import { images } from "../schema/images.ts";
import { anyOf } from "./any-of.ts";
import { forgetCounts } from "./dataset-counts.ts";

const { facet: _facet, duplicated: _duplicated, ...ownColumns } = getTableColumns(images);

/** What is told of an image: what is only there to be searched stays in the database. */
export const ownImageColumns = ownColumns;

/** What is told of its file. */
export const fileColumns = {
  bytes: files.bytes,
  format: files.format,
  widthPx: files.widthPx,
  heightPx: files.heightPx,
  channels: files.channels,
  bitDepth: files.bitDepth,
  palette: files.palette,
};

const imageColumns = { ...ownImageColumns, ...fileColumns };

/** Every selection of images goes through here, so that an image never travels without its file's description. */
export function selectImages(db: Pick<Queryable, "select">) {
  return db.select(imageColumns).from(images).innerJoin(files, eq(files.sha256, images.sha256)).$dynamic();
}

/** An image of a data set with the description of its file. */
export type ImageRow = Awaited<ReturnType<typeof selectImages>>[number];

export async function findImage(db: Queryable, id: string): Promise<ImageRow | null> {
  const [row] = await selectImages(db).where(eq(images.id, id));
  return row ?? null;
}

/** In no particular order; unknown ids are left out. */
export async function listImagesByIds(db: Queryable, ids: readonly string[]): Promise<ImageRow[]> {
  return ids.length === 0 ? [] : selectImages(db).where(anyOf(images.id, ids));
}

/** In no particular order; unknown paths are left out. */
export async function listImagesByPaths(
  db: Queryable,
  params: { datasetId: string; paths: readonly string[] },
): Promise<ImageRow[]> {
  if (params.paths.length === 0) return [];
  return selectImages(db).where(and(eq(images.datasetId, params.datasetId), anyOf(images.path, params.paths)));
}

export type NewImage = Pick<
  typeof images.$inferInsert,
  "id" | "datasetId" | "path" | "sha256" | "groupId" | "label" | "labelSource" | "metadata"
>;

/** Add images, or give those already at the same path their new bytes, label and metadata; their ids and exclusions stay. What
 *  was counted of their data sets holds no longer: `settleDataset` counts again. */
export async function upsertImages(db: Queryable, rows: readonly NewImage[]): Promise<void> {
  if (rows.length === 0) return;
  // One parameter for all: with one a value, most of the time would go into taking the statement apart.
  await db.execute(sql`
    insert into images (id, dataset_id, path, sha256, group_id, label, label_source, metadata)
    select id, "datasetId", path, sha256, "groupId", label, "labelSource", coalesce(metadata, '{}')
    from json_to_recordset(${JSON.stringify(rows)}::json) as of (
      id text, "datasetId" text, path text, sha256 text, "groupId" text, label smallint, "labelSource" text, metadata jsonb)
    on conflict (dataset_id, path) do update set sha256 = excluded.sha256, group_id = excluded.group_id,
      label = excluded.label, label_source = excluded.label_source, metadata = excluded.metadata`);
  await forgetCounts(db, [...new Set(rows.map(({ datasetId }) => datasetId))]);
}

/** What a study works on: one row a file. */
export type StudyImageRow = {
  id: string;
  path: string;
  sha256: string;
  groupId: string;
  label: 0 | 1 | null;
  labelConflict: boolean;
};

export const studyImageColumns = {
  id: images.id,
  path: images.path,
  sha256: images.sha256,
  groupId: images.groupId,
  label: images.label,
  labelConflict: images.labelConflict,
};

/** Every image that is not excluded, in byte order of the path. */
export async function listStudyRows(db: Queryable, datasetId: string): Promise<StudyImageRow[]> {
  return db
    .select(studyImageColumns)
    .from(images)
    .where(and(eq(images.datasetId, datasetId), isNull(images.excludedAt)))
    .orderBy(asc(images.path));
}
