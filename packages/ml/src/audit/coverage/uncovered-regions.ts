import { columnMeans } from "../../matrix/centred-rows.ts";
import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import type { Families } from "../../metrics/families.ts";
import { wilsonInterval } from "../../metrics/wilson-interval.ts";
import type { Interval } from "../../protocol/figure.ts";

export type UncoveredRegion = {
  /** -1 for noise; null where the rows were not clustered. */
  cluster: number | null;
  /** Rows; those with a label; those whose family holds none. */
  n: number;
  nLabelled: number;
  nPool: number;
  nUncovered: number;
  /** Of the families of its pool; null where it has none. */
  shareUncovered: number | null;
  /** Wilson's, over families. */
  interval: Interval | null;
  /** Rows nearest to the mean of the uncovered ones, nearest first, one a family. */
  examples: number[];
};

type Regions = {
  features: Matrix;
  families: Families;
  /** n: 0 or 1 each. */
  pool: Int32Array;
  uncovered: Int32Array;
  labelled: Int32Array;
  clusters: Int32Array | null;
  nExamples: number;
};

/** Most uncovered rows first, then in order of cluster. O(n d + n log n). */
export function uncoveredRegions(given: Regions): UncoveredRegion[] {
  const rowsOf = new Map<number | null, number[]>();
  for (let row = 0; row < given.features.rows; row++) {
    const cluster = given.clusters ? given.clusters[row] : null;
    const rows = rowsOf.get(cluster) ?? [];
    rows.push(row);
    rowsOf.set(cluster, rows);
  }
  return [...rowsOf]
    .map(([cluster, rows]) => describe(given, cluster, rows))
    .sort((a, b) => b.nUncovered - a.nUncovered || (a.cluster ?? 0) - (b.cluster ?? 0));
}

function describe(given: Regions, cluster: number | null, rows: number[]): UncoveredRegion {
  const { familyOf } = given.families;
  const pool = rows.filter((row) => given.pool[row] === 1);
  const uncovered = rows.filter((row) => given.uncovered[row] === 1);
  const [ofPool, ofUncovered] = [pool, uncovered].map((part) => new Set(part.map((row) => familyOf[row])).size);
  return {
    cluster,
    n: rows.length,
    nLabelled: rows.filter((row) => given.labelled[row] === 1).length,
    nPool: pool.length,
    nUncovered: uncovered.length,
    shareUncovered: ofPool === 0 ? null : ofUncovered / ofPool,
    interval: ofPool === 0 ? null : wilsonInterval(ofUncovered, ofPool),
    examples: nearestToMean(given, uncovered),
  };
}

function nearestToMean({ features, families, nExamples }: Regions, rows: number[]): number[] {
  const { data, cols } = takeRows(features, rows);
  const mean = columnMeans({ data, rows: rows.length, cols });
  const distances = rows.map((_, i) => {
    let total = 0;
    for (let j = 0; j < cols; j++) total += (data[i * cols + j] - mean[j]) ** 2;
    return total;
  });
  const order = Array.from(rows.keys()).sort((a, b) => distances[a] - distances[b] || a - b);
  const seen = new Set<number>();
  const examples = order.filter((i) => {
    const family = families.familyOf[rows[i]];
    if (seen.has(family)) return false;
    seen.add(family);
    return true;
  });
  return examples.slice(0, nExamples).map((i) => rows[i]);
}
