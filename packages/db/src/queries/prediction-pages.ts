import { and, eq, getTableColumns, gte, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { predictions } from "../schema/predictions.ts";
import { studies } from "../schema/studies.ts";
import { COUNTED_MAX, countUpTo, type Total } from "./count-up-to.ts";
import { mergeRanges } from "./merge-ranges.ts";
import { findPaths, pathContains } from "./path-search.ts";
import { type PredictionFacetFilter, predictionFacets } from "./prediction-facets.ts";
import { comparePlaces, type PredictionCursor, type PredictionOrder } from "./prediction-order.ts";
import { sumTallies } from "./prediction-tallies.ts";
import { listPredictionsOfImages, type PredictionRow } from "./predictions.ts";

export type PredictionFilter = PredictionFacetFilter & {
  minProbability?: number;
  maxProbability?: number;
  search?: string;
};

type Asked = {
  studyId: string;
  filter: PredictionFilter;
  order: PredictionOrder;
  first: number;
  after?: PredictionCursor;
};
export type PredictionPage = { rows: { prediction: PredictionRow; cursor: PredictionCursor }[]; total: Total };

const { studyId: study, path, facet, probability, certainty, imageId } = predictions;
const { facet: _facet, certainty: _certainty, ...ownColumns } = getTableColumns(predictions);
const KEYS = { PATH: null, PROBABILITY: probability, CERTAINTY: certainty };

/** One page in the asked order, with the cursor of each row, and how many match in all; ties go by path, missing probabilities
 *  last. Each facet that the filter lets through is a range of an index that is already in this order: the first rows of each
 *  are merged, and nothing else is read. What few rows have in common is looked up instead, and put in order afterwards. */
export async function pagePredictions(db: Queryable, params: Asked): Promise<PredictionPage> {
  const found = await findImages(db, params);
  if (found) return pageFound(db, params, found);
  const { ranges, total } = await planRanges(db, params);
  const { first, after, order } = params;
  if (order.field === "PATH") return { rows: await readRanges(db, params, ranges, null), total };
  // Scored rows and those without a score are two ranges, one after the other.
  const scored = after?.value === null ? [] : await readRanges(db, params, ranges, isNotNull);
  const missing = first - scored.length;
  const rest = { ...params, first: missing, after: after?.value === null ? after : undefined };
  return { rows: missing === 0 ? scored : [...scored, ...(await readRanges(db, rest, ranges, isNull))], total };
}

/** Ids of images whose path holds what is searched; null when they are many, or nothing is searched. */
async function findImages(db: Queryable, { studyId, filter: { search } }: Asked): Promise<string[] | null> {
  if (search === undefined) return null;
  const [of] = await db.select({ datasetId: studies.datasetId }).from(studies).where(eq(studies.runId, studyId));
  const found = of ? await findPaths(db, { datasetId: of.datasetId, search }) : [];
  return found?.map(({ id }) => id) ?? null;
}

async function pageFound(db: Queryable, params: Asked, imageIds: readonly string[]): Promise<PredictionPage> {
  const { studyId, filter, order, first, after } = params;
  const facets = predictionFacets(filter);
  const { minProbability: low = 0, maxProbability: high = 1 } = filter;
  const ranged = filter.minProbability !== undefined || filter.maxProbability !== undefined;
  const matching = (await listPredictionsOfImages(db, { studyId, imageIds })).filter(
    (one) =>
      facets.includes(one.facet) &&
      (!ranged || (one.probability !== null && one.probability >= low && one.probability <= high)),
  );
  const rows = matching
    .map(({ facet: _, certainty: sure, ...prediction }) => {
      const value = { PATH: null, PROBABILITY: prediction.probability, CERTAINTY: sure }[order.field];
      return { prediction, cursor: { value, path: prediction.path } };
    })
    .filter(({ cursor }) => after === undefined || comparePlaces(order, cursor, after) > 0)
    .sort((a, b) => comparePlaces(order, a.cursor, b.cursor))
    .slice(0, first);
  return { rows, total: { total: matching.length, exact: true } };
}

/** Facets to be read: those in which few rows match are `few`, and sorted; those in which none does are left out. */
type Range = { facet: number; few: boolean };

async function planRanges(
  db: Queryable,
  { studyId, filter, order }: Asked,
): Promise<{ ranges: Range[]; total: Total }> {
  const facets = predictionFacets(filter);
  const all = facets.map((one): Range => ({ facet: one, few: false }));
  const between = conditions({ ...filter, search: undefined });
  if (filter.search !== undefined) {
    const where = and(eq(study, studyId), sql`${facet} = any(${sql.param(facets)}::smallint[])`, ...conditions(filter));
    return { ranges: all, total: await countUpTo(db, sql`select 1 from ${predictions} where ${where}`) };
  }
  if (between.every((condition) => condition === undefined))
    return { ranges: all, total: { total: await sumTallies(db, { studyId, facets }), exact: true } };
  // A decision goes with the probability: in the order of anything else, a facet could be read in vain from end to end.
  const counts = await Promise.all(
    facets.map(async (one) => {
      const where = and(eq(study, studyId), eq(facet, one), ...between);
      return { facet: one, ...(await countUpTo(db, sql`select 1 from ${predictions} where ${where}`)) };
    }),
  );
  const sum = counts.reduce((all, { total }) => all + total, 0);
  return {
    ranges: counts
      .filter(({ total }) => total > 0)
      .map((one) => ({ facet: one.facet, few: one.exact && order.field !== "PROBABILITY" })),
    total: { total: Math.min(sum, COUNTED_MAX), exact: sum <= COUNTED_MAX && counts.every(({ exact }) => exact) },
  };
}

function conditions({ search, minProbability, maxProbability }: PredictionFilter): (SQL | undefined)[] {
  return [
    minProbability === undefined ? undefined : gte(probability, minProbability),
    maxProbability === undefined ? undefined : lte(probability, maxProbability),
    search === undefined ? undefined : pathContains(path, search),
  ];
}

/** @param scored  which rows of the sorted field; null when it is the path */
async function readRanges(
  db: Queryable,
  { studyId, filter, order, first, after }: Asked,
  ranges: readonly Range[],
  scored: typeof isNull | typeof isNotNull | null,
): Promise<PredictionPage["rows"]> {
  if (ranges.length === 0) return [];
  const key = KEYS[order.field];
  const direction = sql.raw(order.direction === "ASC" ? "asc" : "desc");
  const beyond = sql.raw(order.direction === "ASC" ? ">" : "<");
  const value = key ?? sql`null::double precision`;
  const selected = ranges.map((range) => {
    const where = and(
      eq(study, studyId),
      eq(facet, range.facet),
      key && scored ? scored(key) : undefined,
      after === undefined
        ? undefined
        : key && scored === isNotNull
          ? sql`(${key}, ${path}) ${beyond} (${after.value}::double precision, ${after.path})`
          : sql`${path} ${beyond} ${after.path}`,
      ...conditions(filter),
    );
    const rows = sql`select ${imageId}, ${path}, ${value} as value from ${predictions} where ${where}`;
    // Without the offset the planner would read the whole facet in order, expecting to meet a match soon.
    if (range.few)
      return sql`select * from (${rows} offset 0) few order by value ${direction}, path ${direction} limit ${first}`;
    // Where the values are missing the index has their paths in order nevertheless: it only has to be named whole.
    const places = key ? sql`${key} ${direction}, ${path} ${direction}` : sql`${path} ${direction}`;
    return sql`${rows} order by ${places} limit ${first}`;
  });
  const merged = mergeRanges(selected, { order: sql`value ${direction}, path ${direction}`, limit: first });
  const page = db
    .$with("page")
    .as(
      db
        .select({ imageId: sql<string>`image_id`.as("page_image"), value: sql<number | null>`value`.as("page_value") })
        .from(sql`${merged} merged`),
    );
  const rows = await db
    .with(page)
    .select({ ...ownColumns, value: page.value })
    .from(page)
    .innerJoin(predictions, and(eq(study, studyId), eq(imageId, page.imageId)))
    .orderBy(sql`${page.value} ${direction}`, sql`${path} ${direction}`);
  return rows.map(({ value: at, ...prediction }) => ({
    prediction,
    cursor: { value: at === null ? null : Number(at), path: prediction.path },
  }));
}
