import { inArray, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";

export type DatasetCountsRow = {
  images: number;
  distinct: number;
  labelled: number;
  labelledDistinct: number;
  normal: number;
  cancer: number;
  unlabelled: number;
  duplicateGroups: number;
  labelledAlsoUnlabelled: number;
  conflictingLabels: number;
  excluded: number;
};

export const NO_IMAGES: DatasetCountsRow = {
  images: 0,
  distinct: 0,
  labelled: 0,
  labelledDistinct: 0,
  normal: 0,
  cancer: 0,
  unlabelled: 0,
  duplicateGroups: 0,
  labelledAlsoUnlabelled: 0,
  conflictingLabels: 0,
  excluded: 0,
};

/** The figures of each data set, by id. Excluded images count under `excluded` alone. A distinct image that carries both
 *  labels counts under `conflictingLabels`, neither as normal nor as cancer: labelledDistinct = normal + cancer + conflictingLabels. */
export async function countDatasets(
  db: Queryable,
  datasetIds: readonly string[],
): Promise<Map<string, DatasetCountsRow>> {
  const counts = new Map(datasetIds.map((id) => [id, NO_IMAGES]));
  if (datasetIds.length === 0) return counts;
  const inUse = sql`filter (where ${images.excludedAt} is null)`;
  const groups = db
    .select({
      datasetId: images.datasetId,
      n: sql<number>`count(*) ${inUse}`.as("n"),
      nLabelled: sql<number>`count(${images.label}) ${inUse}`.as("n_labelled"),
      nNormal: sql<number>`count(*) filter (where ${images.excludedAt} is null and ${images.label} = 0)`.as("n_normal"),
      nCancer: sql<number>`count(*) filter (where ${images.excludedAt} is null and ${images.label} = 1)`.as("n_cancer"),
      nExcluded: sql<number>`count(${images.excludedAt})`.as("n_excluded"),
    })
    .from(images)
    .where(inArray(images.datasetId, [...datasetIds]))
    .groupBy(images.datasetId, images.groupId)
    .as("groups");
  const rows = await db
    .select({
      datasetId: groups.datasetId,
      images: sql<number>`sum(${groups.n})::int`,
      distinct: sql<number>`(count(*) filter (where ${groups.n} > 0))::int`,
      labelled: sql<number>`sum(${groups.nLabelled})::int`,
      labelledDistinct: sql<number>`(count(*) filter (where ${groups.nLabelled} > 0))::int`,
      normal: sql<number>`(count(*) filter (where ${groups.nNormal} > 0 and ${groups.nCancer} = 0))::int`,
      cancer: sql<number>`(count(*) filter (where ${groups.nCancer} > 0 and ${groups.nNormal} = 0))::int`,
      unlabelled: sql<number>`sum(${groups.n} - ${groups.nLabelled})::int`,
      duplicateGroups: sql<number>`(count(*) filter (where ${groups.n} > 1))::int`,
      labelledAlsoUnlabelled: sql<number>`(count(*) filter (where ${groups.nLabelled} > 0 and ${groups.nLabelled} < ${groups.n}))::int`,
      conflictingLabels: sql<number>`(count(*) filter (where ${groups.nNormal} > 0 and ${groups.nCancer} > 0))::int`,
      excluded: sql<number>`sum(${groups.nExcluded})::int`,
    })
    .from(groups)
    .groupBy(groups.datasetId);
  for (const { datasetId, ...row } of rows) counts.set(datasetId, row);
  return counts;
}

export async function countDataset(db: Queryable, datasetId: string): Promise<DatasetCountsRow> {
  return (await countDatasets(db, [datasetId])).get(datasetId) ?? NO_IMAGES;
}
