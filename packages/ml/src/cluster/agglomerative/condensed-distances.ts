import { centreRows, columnMeans } from "../../matrix/centred-rows.ts";
import type { DoubleMatrix, Matrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import { blockRows, distanceBlock } from "../../matrix/pairwise-distances.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { manhattanDistances } from "./manhattan-distances.ts";
import type { Metric } from "./metric.ts";
import { roundToByte } from "./round-to-byte.ts";
import { unitRows } from "./unit-rows.ts";

/** Distances of n rows among themselves, each pair once: (i, j), i < j, is `data[offsets[i] + j]`. */
export type CondensedDistances = { n: number; data: Float64Array; offsets: Float64Array };

/** Rows [from, to) against rows [from, n). */
type DistanceBlock = (from: number, to: number) => Promise<DoubleMatrix>;

/** Every pair's distance, 4 n (n - 1) bytes.
 *  @throws RangeError for "cosine" when a row is all zeros, which has no direction
 *  O(n^2 d), at the rate of `multiply` but for "manhattan". */
export async function condensedDistances(
  features: Matrix,
  metric: Metric,
  tools: Pick<FitTools, "signal">,
): Promise<CondensedDistances> {
  const { rows: n } = features;
  const offsets = Float64Array.from({ length: n }, (_, i) => i * n - (i * (i + 1)) / 2 - i - 1);
  const data = new Float64Array((n * (n - 1)) / 2);
  const blockOf = { euclidean: euclideanSqBlocks, manhattan: manhattanBlocks, cosine: cosineBlocks }[metric](
    features,
    tools.signal,
  );
  const step = blockRows(n);
  for (let from = 0; from < n; from += step) {
    tools.signal?.throwIfAborted();
    const to = Math.min(n, from + step);
    const block = await blockOf(from, to);
    for (let i = from; i < to; i++) {
      const at = (i - from) * block.cols - from;
      data.set(block.data.subarray(at + i + 1, at + n), offsets[i] + i + 1);
    }
  }
  if (metric === "euclidean") for (let at = 0; at < data.length; at++) data[at] = Math.sqrt(data[at]);
  return { n, data, offsets };
}

function euclideanSqBlocks(features: Matrix): DistanceBlock {
  const rows = centreRows(features, columnMeans(features).map(roundToByte));
  return (from, to) => distanceBlock(rows, from, to, rows, from, features.rows);
}

function manhattanBlocks(features: Matrix, signal?: AbortSignal): DistanceBlock {
  return (from, to) => manhattanDistances(features, from, to, signal);
}

/** 1 minus the cosine of the angle, never below 0. */
function cosineBlocks(features: Matrix): DistanceBlock {
  const { data: units, rows: n, cols: d } = unitRows(features);
  return async (from, to) => {
    const span = (first: number, last: number) => ({
      data: units.subarray(first * d, last * d),
      rows: last - first,
      cols: d,
    });
    const block = await multiply(span(from, to), span(from, n), { transposeB: true });
    for (let at = 0; at < block.data.length; at++) block.data[at] = Math.max(0, 1 - block.data[at]);
    return block;
  };
}
