import type { Matrix } from "../../matrix/matrix.ts";
import { toDouble } from "../../matrix/squared-distances.ts";
import type { Metric } from "./metric.ts";
import { unitRows } from "./unit-rows.ts";

/** Writes into `target` [0, count) the distances of row `from` to the rows `others` [0, count). */
export type DistancesFromRow = (from: number, others: Int32Array, count: number, target: Float64Array) => void;

/** Distances of the features' rows, by direct sums in double: equal rows are at exactly 0 (but for "cosine", within
 *  rounding), and equal distances are equal to the last bit.
 *  @throws RangeError for "cosine" when a row is all zeros */
export function distancesFromRow(features: Matrix, metric: Metric): DistancesFromRow {
  const { cols: d } = features;
  if (metric === "manhattan") return manhattanFrom(toDouble(features), d);
  if (metric === "cosine") return cosineFrom(unitRows(features).data, d);
  return euclideanFrom(toDouble(features), d);
}

/** Four rows at a time, which keeps the first row's entry in a register. */
function euclideanFrom(x: Float64Array, d: number): DistancesFromRow {
  return (from, others, count, target) => {
    const a = from * d;
    let at = 0;
    for (; at + 4 <= count; at += 4) {
      const b0 = others[at] * d;
      const b1 = others[at + 1] * d;
      const b2 = others[at + 2] * d;
      const b3 = others[at + 3] * d;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let t = 0; t < d; t++) {
        const value = x[a + t];
        const d0 = value - x[b0 + t];
        const d1 = value - x[b1 + t];
        const d2 = value - x[b2 + t];
        const d3 = value - x[b3 + t];
        s0 += d0 * d0;
        s1 += d1 * d1;
        s2 += d2 * d2;
        s3 += d3 * d3;
      }
      target[at] = Math.sqrt(s0);
      target[at + 1] = Math.sqrt(s1);
      target[at + 2] = Math.sqrt(s2);
      target[at + 3] = Math.sqrt(s3);
    }
    for (; at < count; at++) {
      const b = others[at] * d;
      let sum = 0;
      for (let t = 0; t < d; t++) sum += (x[a + t] - x[b + t]) ** 2;
      target[at] = Math.sqrt(sum);
    }
  };
}

function manhattanFrom(x: Float64Array, d: number): DistancesFromRow {
  return (from, others, count, target) => {
    for (let at = 0; at < count; at++) {
      const [a, b] = [from * d, others[at] * d];
      let sum = 0;
      for (let t = 0; t < d; t++) sum += Math.abs(x[a + t] - x[b + t]);
      target[at] = sum;
    }
  };
}

function cosineFrom(units: Float64Array, d: number): DistancesFromRow {
  return (from, others, count, target) => {
    for (let at = 0; at < count; at++) {
      const [a, b] = [from * d, others[at] * d];
      let product = 0;
      for (let t = 0; t < d; t++) product += units[a + t] * units[b + t];
      target[at] = Math.max(0, 1 - product);
    }
  };
}
