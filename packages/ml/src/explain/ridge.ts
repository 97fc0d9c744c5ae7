import { choleskyInPlace, choleskySolve } from "../matrix/cholesky.ts";
import type { DoubleMatrix, Matrix } from "../matrix/matrix.ts";
import { multiply } from "../matrix/multiply.ts";
import { fitStandardScaler, transformStandardScaler } from "../scale/standard-scaler.ts";
import { foldLinearHead, type LinearHead } from "./linear-head.ts";

/** Ridge regression on standardised columns for several penalties at once, each as a head on the raw features:
 *  minimises |y - w . z - b|^2 + alpha |w|^2. The smaller of the two Gram matrices is formed once and factored once a
 *  penalty.
 *  @param features  n x d
 *  @param targets   n
 *  @param alphas    positive
 *  O(n d m + alphas m^3) with m = min(n, d), deterministic. */
export async function fitRidgePath(
  features: Matrix,
  targets: Float64Array,
  alphas: readonly number[],
): Promise<LinearHead[]> {
  const scaler = fitStandardScaler(features);
  const { data, rows: n, cols: d } = transformStandardScaler(scaler, features);
  const z: DoubleMatrix = { data: Float64Array.from(data), rows: n, cols: d };
  const intercept = targets.reduce((sum, target) => sum + target, 0) / n;
  const y: DoubleMatrix = { data: targets.map((target) => target - intercept), rows: n, cols: 1 };
  const wide = n < d;
  const gram = await (wide ? multiply(z, z, { transposeB: true }) : multiply(z, z, { transposeA: true }));
  const side = wide ? y : await multiply(z, y, { transposeA: true });
  const heads: LinearHead[] = [];
  for (const alpha of alphas) {
    const factor = Float64Array.from(gram.data);
    for (let i = 0; i < gram.rows; i++) factor[i * gram.rows + i] += alpha;
    choleskyInPlace(factor, gram.rows);
    const solved = { data: choleskySolve(factor, gram.rows, side.data), rows: gram.rows, cols: 1 };
    const weights = wide ? (await multiply(z, solved, { transposeA: true })).data : solved.data;
    heads.push(foldLinearHead({ scaler, weights, intercept }));
  }
  return heads;
}
