import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { type MetadataType, metadataColumns } from "../schema/datasets.ts";
import { images } from "../schema/images.ts";

export type MetadataColumnRow = typeof metadataColumns.$inferSelect;
export type MetadataColumnWithMissing = MetadataColumnRow & { missing: number };

/** In the order of the file that brought them. */
export async function listMetadataColumns(db: Queryable, datasetId: string): Promise<MetadataColumnRow[]> {
  return db
    .select()
    .from(metadataColumns)
    .where(eq(metadataColumns.datasetId, datasetId))
    .orderBy(asc(metadataColumns.position), asc(metadataColumns.name));
}

/** Metadata columns of each data set, with the number of its images (excluded ones included) that have no value. */
export async function listMetadataColumnsWithMissing(
  db: Queryable,
  datasetIds: readonly string[],
): Promise<MetadataColumnWithMissing[]> {
  if (datasetIds.length === 0) return [];
  const { datasetId, name, type, position } = metadataColumns;
  return db
    .select({
      datasetId,
      name,
      type,
      position,
      missing: sql<number>`count(${images.id}) filter (where ${images.metadata} ->> ${name} is null)`.mapWith(Number),
    })
    .from(metadataColumns)
    .leftJoin(images, eq(images.datasetId, datasetId))
    .where(inArray(datasetId, [...datasetIds]))
    .groupBy(datasetId, name, type, position)
    .orderBy(asc(position), asc(name));
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
