import type { Matrix } from "../../matrix/matrix.ts";
import { toDouble } from "../../matrix/to-double.ts";
import { takeTurns } from "../../registry/take-turns.ts";
import { euclideanRows } from "./euclidean-rows.ts";
import type { Metric } from "./metric.ts";
import { unitRows } from "./unit-rows.ts";

/** Rows not yet in a spanning tree, [0, count), and their distances to it so far. */
export type Outside = { rows: Int32Array; count: number; least: Float64Array };

/** Writes into `target` [0, count) the distances of row `from` to the rows outside. */
export type DistancesFromRow = (from: number, outside: Outside, target: Float64Array) => Promise<void>;

/** Distances of the features' rows, in double: equal rows are at exactly 0 (but for "cosine", within rounding).
 *  @throws RangeError for "cosine" when a row is all zeros */
export function distancesFromRow(features: Matrix, metric: Metric): DistancesFromRow {
  const { cols: d } = features;
  if (metric === "manhattan") return manhattanFrom(toDouble(features), d);
  if (metric === "cosine") return cosineFrom(unitRows(features).data, d);
  return euclideanFrom(features);
}

function euclideanFrom(features: Matrix): DistancesFromRow {
  const distancesOf = euclideanRows(features);
  return async (from, outside, target) => {
    const distances = await distancesOf(from, outside);
    for (let at = 0; at < outside.count; at++) target[at] = distances[outside.rows[at]];
  };
}

function manhattanFrom(x: Float64Array, d: number): DistancesFromRow {
  const afterWork = takeTurns();
  return async (from, { rows, count }, target) => {
    await afterWork(count * d);
    for (let at = 0; at < count; at++) {
      const [a, b] = [from * d, rows[at] * d];
      let sum = 0;
      for (let t = 0; t < d; t++) sum += Math.abs(x[a + t] - x[b + t]);
      target[at] = sum;
    }
  };
}

function cosineFrom(units: Float64Array, d: number): DistancesFromRow {
  const afterWork = takeTurns();
  return async (from, { rows, count }, target) => {
    await afterWork(count * d);
    for (let at = 0; at < count; at++) {
      const [a, b] = [from * d, rows[at] * d];
      let product = 0;
      for (let t = 0; t < d; t++) product += units[a + t] * units[b + t];
      target[at] = Math.max(0, 1 - product);
    }
  };
}
