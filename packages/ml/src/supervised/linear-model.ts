import { checkFeatures } from "../matrix/check-features.ts";
import type { Matrix } from "../matrix/matrix.ts";

/** A hyperplane: d weights and an intercept. */
export type LinearModel = { weights: Float64Array; intercept: number };

/** w . x + b of each row, n; positive on the side of class 1.
 *  @throws RangeError when widths differ or an entry is not finite */
export function linearDecisions({ weights, intercept }: LinearModel, features: Matrix): Float64Array {
  checkFeatures(features, 0);
  const { data, rows, cols } = features;
  if (cols !== weights.length) throw new RangeError(`features has ${cols} columns, the model has ${weights.length}`);
  return Float64Array.from({ length: rows }, (_, i) => {
    let decision = intercept;
    for (let j = 0; j < cols; j++) decision += data[i * cols + j] * weights[j];
    return decision;
  });
}
