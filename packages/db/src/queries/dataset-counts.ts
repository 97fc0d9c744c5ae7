import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { type DatasetCountsRow, datasets, type KeptCountsRow, metadataColumns } from "../schema/datasets.ts";
import { images } from "../schema/images.ts";
import { anyOf } from "./any-of.ts";
import { N_IMAGE_FACETS } from "./image-facets.ts";

export type { DatasetCountsRow } from "../schema/datasets.ts";

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

const NO_FACETS: KeptCountsRow = { ...NO_IMAGES, facets: new Array(N_IMAGE_FACETS).fill(0) };

/** The figures of each data set, by id: those kept since its images last changed, or else counted now. */
export async function countDatasets(
  db: Queryable,
  datasetIds: readonly string[],
): Promise<Map<string, DatasetCountsRow>> {
  const counts = new Map<string, DatasetCountsRow>(datasetIds.map((id) => [id, NO_IMAGES]));
  if (datasetIds.length === 0) return counts;
  const rows = await db
    .select({ id: datasets.id, counts: datasets.counts })
    .from(datasets)
    .where(anyOf(datasets.id, datasetIds));
  for (const { id, counts: kept } of rows) {
    const { facets: _facets, ...figures } = kept ?? (await countNow(db, id));
    counts.set(id, figures);
  }
  return counts;
}

export async function countDataset(db: Queryable, datasetId: string): Promise<DatasetCountsRow> {
  return (await countDatasets(db, [datasetId])).get(datasetId) ?? NO_IMAGES;
}

/** What was counted when the data set was last settled; null once its images have changed since. */
export async function findKeptCounts(db: Queryable, datasetId: string): Promise<KeptCountsRow | null> {
  const [row] = await db.select({ counts: datasets.counts }).from(datasets).where(eq(datasets.id, datasetId));
  return row?.counts ?? null;
}

/** The images of these data sets have changed: what was counted of them holds no longer. */
export async function forgetCounts(db: Queryable, datasetIds: readonly string[]): Promise<void> {
  await db
    .update(datasets)
    .set({ counts: null })
    .where(and(anyOf(datasets.id, datasetIds), isNotNull(datasets.counts)));
  await db
    .update(metadataColumns)
    .set({ missing: null })
    .where(and(anyOf(metadataColumns.datasetId, datasetIds), isNotNull(metadataColumns.missing)));
}

export async function keepCounts(db: Queryable, datasetId: string, counts: KeptCountsRow): Promise<void> {
  await db.update(datasets).set({ counts }).where(eq(datasets.id, datasetId));
}

/** Count the images of a data set, or of some of its groups: whole groups count for themselves, so that a change to a few of
 *  them moves the figures by the difference. One pass over an index; seconds for a million images. */
export async function countNow(
  db: Queryable,
  datasetId: string,
  groupIds: readonly string[] | null = null,
): Promise<KeptCountsRow> {
  const ofGroups: SQL = groupIds === null ? sql`true` : anyOf(images.groupId, groupIds);
  const { rows } = await db.execute<{ counts: KeptCountsRow | null }>(sql`
    with members as (
      select group_id, facet, count(*)::int as n from ${images} where ${images.datasetId} = ${datasetId} and ${ofGroups}
      group by group_id, facet
    ), groups as (
      select
        coalesce(sum(n) filter (where facet < 6), 0)::int as n,
        coalesce(sum(n) filter (where facet in (1, 4)), 0)::int as n_normal,
        coalesce(sum(n) filter (where facet in (2, 5)), 0)::int as n_cancer,
        coalesce(sum(n) filter (where facet >= 6), 0)::int as n_excluded
      from members group by group_id
    ), labelled as (select *, n_normal + n_cancer as n_labelled from groups)
    select jsonb_build_object(
      'images', coalesce(sum(n), 0),
      'distinct', count(*) filter (where n > 0),
      'labelled', coalesce(sum(n_labelled), 0),
      'labelledDistinct', count(*) filter (where n_labelled > 0),
      'normal', count(*) filter (where n_normal > 0 and n_cancer = 0),
      'cancer', count(*) filter (where n_cancer > 0 and n_normal = 0),
      'unlabelled', coalesce(sum(n - n_labelled), 0),
      'duplicateGroups', count(*) filter (where n > 1),
      'labelledAlsoUnlabelled', count(*) filter (where n_labelled > 0 and n_labelled < n),
      'conflictingLabels', count(*) filter (where n_normal > 0 and n_cancer > 0),
      'excluded', coalesce(sum(n_excluded), 0),
      'facets', (
        select jsonb_agg(coalesce(of.n, 0) order by facet) from generate_series(0, ${N_IMAGE_FACETS - 1}) facet
        left join (select facet, sum(n) as n from members group by facet) of using (facet)
      )
    ) as counts from labelled`);
  return rows[0]?.counts ?? NO_FACETS;
}

/** What the figures are once some groups no longer count as before, but as they do now. */
export function moveCounts(kept: KeptCountsRow, before: KeptCountsRow, now: KeptCountsRow): KeptCountsRow {
  const figures = Object.keys(NO_IMAGES).map((name) => {
    const key = name as keyof DatasetCountsRow;
    return [key, kept[key] - before[key] + now[key]];
  });
  return {
    ...(Object.fromEntries(figures) as DatasetCountsRow),
    facets: kept.facets.map((count, facet) => count - before.facets[facet] + now.facets[facet]),
  };
}
