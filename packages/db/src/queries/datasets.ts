import { desc, eq, inArray } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { type DatasetSource, datasets } from "../schema/datasets.ts";
import { EMPTY_FINGERPRINT } from "./fingerprint.ts";

export type DatasetRow = typeof datasets.$inferSelect;

/** An empty data set. Created once however often it is asked for under one id, so that an interrupted import can begin again. */
export async function insertDataset(
  db: Queryable,
  params: { id: string; name: string; source: DatasetSource; synthetic?: boolean },
): Promise<void> {
  await db
    .insert(datasets)
    .values({ ...params, fingerprint: EMPTY_FINGERPRINT })
    .onConflictDoNothing();
}

export async function findDataset(db: Queryable, id: string): Promise<DatasetRow | null> {
  const [row] = await db.select().from(datasets).where(eq(datasets.id, id));
  return row ?? null;
}

/** Hold the rows of these data sets until the transaction ends: whatever changes images and then renews the fingerprint takes
 *  this first, or two of them at once would each hash without the other's change. Always in the same order, against deadlock. */
export async function lockDatasets(db: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .select({ id: datasets.id })
    .from(datasets)
    .where(inArray(datasets.id, [...ids]))
    .orderBy(datasets.id)
    .for("update");
}

/** In no particular order; unknown ids are left out. */
export async function listDatasetsByIds(db: Queryable, ids: readonly string[]): Promise<DatasetRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(datasets)
    .where(inArray(datasets.id, [...ids]));
}

/** Newest first. */
export async function listDatasets(db: Queryable): Promise<DatasetRow[]> {
  return db.select().from(datasets).orderBy(desc(datasets.createdAt), desc(datasets.id));
}
