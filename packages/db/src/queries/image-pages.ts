import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Queryable } from "../orm.ts";
import { files } from "../schema/files.ts";
import { images } from "../schema/images.ts";
import { countUpTo, type Total } from "./count-up-to.ts";
import { findKeptCounts } from "./dataset-counts.ts";
import { type FacetFilter, imageFacets, sumFacets } from "./image-facets.ts";
import { fileColumns, type ImageRow, listImagesByIds, ownImageColumns } from "./images.ts";
import { compareBytes, type FoundPath, findPaths, pathContains } from "./path-search.ts";

export type ImageFilter = FacetFilter & { search?: string | null };

type Wanted = { datasetId: string; filter: ImageFilter };
type Asked = Wanted & { first: number; after?: string | null };
type Page = { rows: ImageRow[]; hasNextPage: boolean; total: Total };

/** A page in byte order of the path, beginning beyond the path `after`, and how many match in all. */
export async function pageImages(db: Queryable, params: Asked): Promise<Page> {
  const { datasetId, filter } = params;
  const found = filter.search == null ? null : await findPaths(db, { datasetId, search: filter.search });
  if (found) return pageFound(db, params, found);
  const rows = await readPage(db, params);
  return { ...cut(rows, params.first), total: await countImages(db, params) };
}

async function pageFound(db: Queryable, { filter, first, after }: Asked, found: FoundPath[]): Promise<Page> {
  const facets = imageFacets(filter);
  const matching = found.filter(({ facet }) => facets === null || facets.includes(facet));
  const ids = matching
    .filter(({ path }) => after == null || compareBytes(path, after) > 0)
    .sort((a, b) => compareBytes(a.path, b.path))
    .slice(0, first + 1)
    .map(({ id }) => id);
  const rowOf = new Map((await listImagesByIds(db, ids)).map((row) => [row.id, row]));
  const rows = ids.flatMap((id) => rowOf.get(id) ?? []);
  return { ...cut(rows, first), total: { total: matching.length, exact: true } };
}

function cut(rows: ImageRow[], first: number): Omit<Page, "total"> {
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

/** One row more than the page. Each facet that the filter lets through is a range of an index that is already in path order: the
 *  first rows of each are merged, and nothing else is read. */
async function readPage(db: Queryable, { datasetId, filter, after, ...params }: Asked): Promise<ImageRow[]> {
  const first = params.first + 1;
  const facets = imageFacets(filter);
  const rangeOf = (facet: SQL | undefined) =>
    db
      .select(ownImageColumns)
      .from(images)
      .where(
        and(
          eq(images.datasetId, datasetId),
          facet,
          searched(filter),
          after == null ? undefined : gt(images.path, after),
        ),
      )
      .orderBy(asc(images.path))
      .limit(first);
  const [one, two, ...more] = facets ? facets.map((facet) => rangeOf(eq(images.facet, facet))) : [rangeOf(undefined)];
  if (one === undefined) return [];
  const merged =
    two === undefined
      ? one
      : unionAll(one, two, ...more)
          .orderBy(asc(images.path))
          .limit(first);
  const page = merged.as("page");
  return db
    .select({ ...page._.selectedFields, ...fileColumns })
    .from(page)
    .innerJoin(files, eq(files.sha256, page.sha256))
    .orderBy(asc(page.path));
}

/** Exact where the filter is a choice of facets and the images are counted; up to COUNTED_MAX otherwise, as during an import. */
async function countImages(db: Queryable, { datasetId, filter }: Wanted): Promise<Total> {
  const facets = imageFacets(filter);
  const kept = filter.search == null ? await findKeptCounts(db, datasetId) : null;
  if (kept) return { total: sumFacets(kept, facets), exact: true };
  const where = and(
    eq(images.datasetId, datasetId),
    facets ? sql`${images.facet} = any(${sql.param(facets)}::smallint[])` : undefined,
    searched(filter),
  );
  return countUpTo(db, sql`select 1 from ${images} where ${where}`);
}

function searched({ search }: ImageFilter): SQL | undefined {
  return search == null ? undefined : pathContains(images.path, search);
}
