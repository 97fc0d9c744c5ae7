import { centreRows, columnMeans } from "../matrix/centred-rows.ts";
import { checkFeatures } from "../matrix/check-features.ts";
import type { DoubleMatrix, Matrix } from "../matrix/matrix.ts";
import { multiply } from "../matrix/multiply.ts";
import { blockRows, distanceBlock } from "../matrix/pairwise-distances.ts";
import type { FitTools } from "../registry/fit-tools.ts";

type Tools = Pick<FitTools, "onProgress" | "signal">;

/** Mean silhouette of a partition, -1..1 (Rousseeuw 1987, Euclidean); a row alone in its cluster counts 0, as in
 *  scikit-learn. Null when fewer than 2 clusters hold rows, or every row is alone.
 *  @param features  n x d
 *  @param labels    n: whole numbers >= 0
 *  @throws RangeError when lengths differ, a label is no cluster or an entry is not finite
 *  O(n^2 d / 2) at the rate of a product in double; memory n (d + k) and a block, never n^2. */
export async function silhouetteScore(
  features: Matrix,
  labels: ArrayLike<number>,
  tools: Tools = {},
): Promise<number | null> {
  return (await silhouetteScores(features, [labels], tools))[0];
}

/** The same for several partitions of the same rows: the distances are computed once. */
export async function silhouetteScores(
  features: Matrix,
  partitions: readonly ArrayLike<number>[],
  tools: Tools = {},
): Promise<(number | null)[]> {
  const samples = await silhouettesOf(features, partitions, tools);
  return samples.map((each) => each && each.reduce((sum, value) => sum + value, 0) / each.length);
}

/** The silhouette of each row, n. Null as `silhouetteScore` is. */
export async function silhouetteSamples(
  features: Matrix,
  labels: ArrayLike<number>,
  tools: Tools = {},
): Promise<Float64Array | null> {
  return (await silhouettesOf(features, [labels], tools))[0];
}

async function silhouettesOf(
  features: Matrix,
  partitions: readonly ArrayLike<number>[],
  tools: Tools,
): Promise<(Float64Array | null)[]> {
  checkFeatures(features);
  const sizes = partitions.map((labels) => clusterSizes(labels, features.rows));
  const kept = partitions.filter((_, at) => isJudged(sizes[at]));
  if (kept.length === 0) return partitions.map(() => null);
  const sums = await distanceSums(features, memberships(kept, features.rows), tools);
  let from = 0;
  return partitions.map((labels, at) => {
    if (!isJudged(sizes[at])) return null;
    from += sizes[at].length;
    return silhouettes(labels, sizes[at], sums, from - sizes[at].length);
  });
}

function clusterSizes(labels: ArrayLike<number>, n: number): Int32Array {
  if (labels.length !== n) throw new RangeError(`labels has ${labels.length} entries, features has ${n} rows`);
  let k = 0;
  for (let i = 0; i < n; i++) {
    if (!(Number.isInteger(labels[i]) && labels[i] >= 0)) throw new RangeError(`cluster ${labels[i]} at row ${i}`);
    k = Math.max(k, labels[i] + 1);
  }
  const sizes = new Int32Array(k);
  for (let i = 0; i < n; i++) sizes[labels[i]]++;
  return sizes;
}

/** At least two clusters, and not every row alone. */
function isJudged(sizes: Int32Array): boolean {
  const held = sizes.filter((size) => size > 0).length;
  return held >= 2 && held < sizes.reduce((sum, size) => sum + size, 0);
}

/** n x (clusters of all partitions, side by side): 1 where the row is in the cluster. */
function memberships(partitions: readonly ArrayLike<number>[], n: number): DoubleMatrix {
  const counts = partitions.map((labels) => clusterSizes(labels, n).length);
  const cols = counts.reduce((sum, count) => sum + count, 0);
  const data = new Float64Array(n * cols);
  let from = 0;
  for (const [at, labels] of partitions.entries()) {
    for (let i = 0; i < n; i++) data[i * cols + from + labels[i]] = 1;
    from += counts[at];
  }
  return { data, rows: n, cols };
}

/** For every row and cluster the sum of the distances from the row to the cluster's rows, n x clusters. Distances are
 *  symmetric: each block of rows meets only itself and the rows after it, and serves both sides. */
async function distanceSums(
  features: Matrix,
  members: DoubleMatrix,
  { onProgress, signal }: Tools,
): Promise<DoubleMatrix> {
  const { rows: n } = features;
  const rows = centreRows(features, columnMeans(features));
  const sums: DoubleMatrix = { data: new Float64Array(members.data.length), rows: n, cols: members.cols };
  const step = blockRows(n);
  for (let from = 0; from < n; from += step) {
    signal?.throwIfAborted();
    onProgress?.(from, n);
    const to = Math.min(n, from + step);
    const block = await distanceBlock(rows, from, to, rows, from, n);
    for (let at = 0; at < block.data.length; at++) block.data[at] = Math.sqrt(block.data[at]);
    const after = await multiply(block, takeRows(members, from, n));
    const before = await multiply(block, takeRows(members, from, to), { transposeA: true });
    addRows(sums, from, after, 0);
    addRows(sums, to, before, to - from);
  }
  onProgress?.(n, n);
  return sums;
}

function takeRows({ data, cols }: DoubleMatrix, from: number, to: number): DoubleMatrix {
  return { data: data.subarray(from * cols, to * cols), rows: to - from, cols };
}

/** Adds the rows of `more` from `skipped` on to those of `sums` from `row` on. */
function addRows({ data, cols }: DoubleMatrix, row: number, more: DoubleMatrix, skipped: number): void {
  const shift = row * cols - skipped * cols;
  for (let at = skipped * cols; at < more.data.length; at++) data[shift + at] += more.data[at];
}

function silhouettes(
  labels: ArrayLike<number>,
  sizes: Int32Array,
  { data, rows, cols }: DoubleMatrix,
  from: number,
): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    const own = labels[i];
    if (sizes[own] === 1) return 0;
    const at = i * cols + from;
    const inside = data[at + own] / (sizes[own] - 1);
    let outside = Infinity;
    for (let c = 0; c < sizes.length; c++) {
      if (c !== own && sizes[c] > 0) outside = Math.min(outside, data[at + c] / sizes[c]);
    }
    const wider = Math.max(inside, outside);
    return wider > 0 ? (outside - inside) / wider : 0;
  });
}
