import {
  and,
  asc,
  count,
  eq,
  getTableColumns,
  ilike,
  inArray,
  isNotNull,
  isNull,
  ne,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Queryable } from "../orm.ts";
import { files } from "../schema/files.ts";
import { images } from "../schema/images.ts";
import { pathInByteOrder } from "./byte-order.ts";
import { likePattern } from "./like-pattern.ts";

const imageColumns = {
  ...getTableColumns(images),
  bytes: files.bytes,
  format: files.format,
  widthPx: files.widthPx,
  heightPx: files.heightPx,
  channels: files.channels,
  bitDepth: files.bitDepth,
  palette: files.palette,
};

/** Every selection of images goes through here, so that an image never travels without its file's description. */
export function selectImages(db: Queryable) {
  return db.select(imageColumns).from(images).innerJoin(files, eq(files.sha256, images.sha256)).$dynamic();
}

/** An image of a data set with the description of its file. */
export type ImageRow = Awaited<ReturnType<typeof selectImages>>[number];

export type ImageFilter = {
  search?: string | null;
  label?: 0 | 1 | null;
  labelled?: boolean | null;
  duplicated?: boolean | null;
  excluded?: boolean | null;
};

const twin = alias(images, "twin");

function hasTwin(db: Queryable): SQL {
  const twins = db
    .select({ one: sql`1` })
    .from(twin)
    .where(and(eq(twin.datasetId, images.datasetId), eq(twin.groupId, images.groupId), ne(twin.id, images.id)));
  return sql`exists ${twins}`;
}

function matches(db: Queryable, datasetId: string, filter: ImageFilter): SQL | undefined {
  const { search, label, labelled, duplicated, excluded } = filter;
  return and(
    eq(images.datasetId, datasetId),
    search == null ? undefined : ilike(images.path, likePattern(search)),
    label == null ? undefined : eq(images.label, label),
    labelled == null ? undefined : labelled ? isNotNull(images.label) : isNull(images.label),
    duplicated == null ? undefined : duplicated ? hasTwin(db) : sql`not ${hasTwin(db)}`,
    excluded == null ? undefined : excluded ? isNotNull(images.excludedAt) : isNull(images.excludedAt),
  );
}

/** A page in byte order of the path, beginning beyond the path `after`. */
export async function pageImages(
  db: Queryable,
  params: { datasetId: string; filter: ImageFilter; first: number; after?: string | null },
): Promise<{ rows: ImageRow[]; hasNextPage: boolean }> {
  const { datasetId, filter, first, after } = params;
  const rows = await selectImages(db)
    .where(and(matches(db, datasetId, filter), after == null ? undefined : sql`${pathInByteOrder} > ${after}`))
    .orderBy(asc(pathInByteOrder))
    .limit(first + 1);
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

export async function countImages(db: Queryable, params: { datasetId: string; filter: ImageFilter }): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(images)
    .where(matches(db, params.datasetId, params.filter));
  return row.total;
}

export async function findImage(db: Queryable, id: string): Promise<ImageRow | null> {
  const [row] = await selectImages(db).where(eq(images.id, id));
  return row ?? null;
}

/** In no particular order; unknown ids are left out. */
export async function listImagesByIds(db: Queryable, ids: readonly string[]): Promise<ImageRow[]> {
  return ids.length === 0 ? [] : selectImages(db).where(inArray(images.id, [...ids]));
}

/** In no particular order; unknown paths are left out. */
export async function listImagesByPaths(
  db: Queryable,
  params: { datasetId: string; paths: readonly string[] },
): Promise<ImageRow[]> {
  if (params.paths.length === 0) return [];
  return selectImages(db).where(and(eq(images.datasetId, params.datasetId), inArray(images.path, [...params.paths])));
}

export type NewImage = Pick<
  typeof images.$inferInsert,
  "id" | "datasetId" | "path" | "sha256" | "groupId" | "label" | "labelSource" | "metadata"
>;

/** Add images, or give those already at the same path their new bytes, label and metadata; their ids and exclusions stay. */
export async function upsertImages(db: Queryable, rows: readonly NewImage[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insert(images)
    .values([...rows])
    .onConflictDoUpdate({
      target: [images.datasetId, images.path],
      set: {
        sha256: sql`excluded.sha256`,
        groupId: sql`excluded.group_id`,
        label: sql`excluded.label`,
        labelSource: sql`excluded.label_source`,
        metadata: sql`excluded.metadata`,
      },
    });
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

/** Every image that is not excluded, in byte order of the path. */
export async function listStudyRows(db: Queryable, datasetId: string): Promise<StudyImageRow[]> {
  return db
    .select({
      id: images.id,
      path: images.path,
      sha256: images.sha256,
      groupId: images.groupId,
      label: images.label,
      labelConflict: images.labelConflict,
    })
    .from(images)
    .where(and(eq(images.datasetId, datasetId), isNull(images.excludedAt)))
    .orderBy(asc(pathInByteOrder));
}
