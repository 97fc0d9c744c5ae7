import { type DoubleMatrix, type Matrix, takeRows } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import { fitStandardScaler } from "../../scale/standard-scaler.ts";

/** Ledoit-Wolf's, a share given, or none. */
export type Shrinkage = "ledoitWolf" | "none" | number;

/** What a class says about the covariance: rows U with U^T U + diag(diagonal) its shrunk estimate. */
export type ClassScatter = {
  mean: Float64Array;
  /** n_c x d: centred rows, times sqrt((1 - shrinkage) / n_c). */
  spread: DoubleMatrix;
  /** d */
  diagonal: Float64Array;
  shrinkage: number;
};

/** A difference of sums this far below them is rounding: two rows, or none that vary, tell nothing. */
const ROUNDING = 1e-12;

/** The covariance of the named rows, as rows and a diagonal. For ledoitWolf it is estimated on columns standardised
 *  among these rows and scaled back, as scikit-learn's LinearDiscriminantAnalysis does.
 *  O(n_c d min(n_c, d)). */
export async function classScatter(
  features: Matrix,
  rows: readonly number[],
  shrinkage: Shrinkage,
): Promise<ClassScatter> {
  const members = takeRows(features, rows);
  const { mean, scale } = fitStandardScaler(members);
  const { rows: n, cols: d } = members;
  if (shrinkage !== "ledoitWolf") scale.fill(1);
  const z: DoubleMatrix = { data: new Float64Array(n * d), rows: n, cols: d };
  for (let at = 0; at < z.data.length; at++) z.data[at] = (members.data[at] - mean[at % d]) / scale[at % d];
  const share = shrinkage === "ledoitWolf" ? await ledoitWolfShrinkage(z) : shrinkage === "none" ? 0 : shrinkage;
  const meanVariance = sumOfSquares(z.data) / (n * d);
  const diagonal = scale.map((value) => share * meanVariance * value * value);
  const factor = Math.sqrt((1 - share) / n);
  for (let at = 0; at < z.data.length; at++) z.data[at] *= factor * scale[at % d];
  return { mean, spread: z, diagonal, shrinkage: share };
}

/** How far to move the covariance of centred rows towards a multiple of the identity: the share with the least expected
 *  squared error, 0..1. Ledoit and Wolf 2004.
 *  @param z  n x d, columns of mean 0. O(n d min(n, d)). */
export async function ledoitWolfShrinkage(z: DoubleMatrix): Promise<number> {
  const { data, rows: n, cols: d } = z;
  if (d === 1) return 0;
  // The squared entries of Z^T Z and of Z Z^T have the same sum: take the smaller.
  const gram = await multiply(z, z, n < d ? { transposeB: true } : { transposeA: true });
  const productSq = sumOfSquares(gram.data) / n ** 2;
  let fourth = 0;
  for (let i = 0; i < n; i++) fourth += sumOfSquares(data.subarray(i * d, (i + 1) * d)) ** 2;
  const trace = sumOfSquares(data) / n;
  const distance = (productSq - trace ** 2 / d) / d;
  const error = Math.min((fourth / n - productSq) / (n * d), distance);
  return error > ROUNDING * productSq ? error / distance : 0;
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] * values[at];
  return sum;
}
