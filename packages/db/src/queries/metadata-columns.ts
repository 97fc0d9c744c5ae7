import { and, asc, eq, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { type MetadataType, metadataColumns } from "../schema/datasets.ts";
import { images } from "../schema/images.ts";
import { anyOf } from "./any-of.ts";

export type MetadataColumnRow = Omit<typeof metadataColumns.$inferSelect, "missing">;
export type MetadataColumnWithMissing = MetadataColumnRow & { missing: number };

/** In the order of the file that brought them. */
export async function listMetadataColumns(db: Queryable, datasetId: string): Promise<MetadataColumnRow[]> {
  return db
    .select()
    .from(metadataColumns)
    .where(eq(metadataColumns.datasetId, datasetId))
    .orderBy(asc(metadataColumns.position), asc(metadataColumns.name));
}

/** Metadata columns of each data set, with the number of its images (excluded ones included) that have no value: as kept since
 *  the images last changed, or else counted now. */
export async function listMetadataColumnsWithMissing(
  db: Queryable,
  datasetIds: readonly string[],
): Promise<MetadataColumnWithMissing[]> {
  if (datasetIds.length === 0) return [];
  const { datasetId, position, name } = metadataColumns;
  const columns = await db
    .select()
    .from(metadataColumns)
    .where(anyOf(datasetId, datasetIds))
    .orderBy(asc(position), asc(name));
  const uncounted = [...new Set(columns.filter(({ missing }) => missing === null).map((column) => column.datasetId))];
  const counted = new Map<string, Map<string, number>>();
  for (const id of uncounted) counted.set(id, await missingNow(db, id));
  return columns.map((column) => ({
    ...column,
    missing: column.missing ?? counted.get(column.datasetId)?.get(column.name) ?? 0,
  }));
}

/** Keep how many images have no value in each metadata column. */
export async function countMissing(db: Queryable, ofDataset: string): Promise<void> {
  const { datasetId, name } = metadataColumns;
  for (const [column, missing] of await missingNow(db, ofDataset))
    await db
      .update(metadataColumns)
      .set({ missing })
      .where(and(eq(datasetId, ofDataset), eq(name, column)));
}

/** Images without a value, by column: one pass over the images. */
async function missingNow(db: Queryable, ofDataset: string): Promise<Map<string, number>> {
  const columns = await listMetadataColumns(db, ofDataset);
  if (columns.length === 0) return new Map();
  const counts = columns.map(({ name }) => sql`count(*) filter (where ${images.metadata} ->> ${name}::text is null)`);
  const [row] = await db
    .select({ missing: sql<number[]>`array[${sql.join(counts, sql`, `)}]::int[]` })
    .from(images)
    .where(eq(images.datasetId, ofDataset));
  return new Map(columns.map(({ name }, at) => [name, row.missing[at]]));
}

/** Record the columns of a metadata file. A column known under another type becomes TEXT, and so do its stored values.
 *  @returns the types that hold from now on, by name */
export async function mergeMetadataColumns(
  db: Queryable,
  params: { datasetId: string; columns: readonly { name: string; type: MetadataType }[] },
): Promise<Map<string, MetadataType>> {
  const { datasetId, columns } = params;
  const types = new Map((await listMetadataColumns(db, datasetId)).map((column) => [column.name, column.type]));
  let position = types.size;
  for (const { name, type } of columns) {
    const existing = types.get(name);
    if (existing === undefined) {
      await db.insert(metadataColumns).values({ datasetId, name, type, position: position++ }).onConflictDoNothing();
      types.set(name, type);
    } else if (existing !== type && existing !== "TEXT") {
      await widenToText(db, { datasetId, name });
      types.set(name, "TEXT");
    }
  }
  return types;
}

async function widenToText(db: Queryable, { datasetId, name }: { datasetId: string; name: string }): Promise<void> {
  await db
    .update(metadataColumns)
    .set({ type: "TEXT" })
    .where(and(eq(metadataColumns.datasetId, datasetId), eq(metadataColumns.name, name)));
  await db
    .update(images)
    .set({
      metadata: sql`jsonb_set(${images.metadata}, array[${name}]::text[], to_jsonb(${images.metadata} ->> ${name}::text))`,
    })
    .where(and(eq(images.datasetId, datasetId), sql`${images.metadata} ->> ${name}::text is not null`));
}
