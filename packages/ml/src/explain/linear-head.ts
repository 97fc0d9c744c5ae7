import type { Matrix } from "../matrix/matrix.ts";
import type { PcaModel } from "../project/pca/pca.ts";
import type { StandardScaler } from "../scale/standard-scaler.ts";

/** A decision value that is linear in raw features: weights . features + bias. */
export type LinearHead = {
  /** d */
  weights: Float64Array;
  bias: number;
};

/** A linear decision behind its preprocessing: the features pass the scaler, then the components, then the weights. */
export type LinearChain = {
  scaler?: StandardScaler;
  pca?: PcaModel;
  /** One weight a column that reaches them: c components, or d features. */
  weights: ArrayLike<number>;
  intercept: number;
};

/** Components along which nothing varied are not divided by their deviation: as transformPca. */
const RANK_TOLERANCE = 1e-12;

/** The whole chain as one weight vector and one bias on the raw features: the same decision values, in double.
 *  (A scaler's clipping at the largest single-precision number is not linear and not folded; no finite embedding
 *  reaches it unless a column hardly varied among the rows that the scaler was fitted on.)
 *  @throws RangeError when the widths of two steps differ. O(c d). */
export function foldLinearHead({ scaler, pca, weights: given, intercept }: LinearChain): LinearHead {
  let weights = Float64Array.from(given);
  let bias = intercept;
  if (pca) {
    weights = throughComponents(pca, weights);
    bias -= dot(weights, pca.mean);
  }
  if (scaler) {
    const { mean, scale } = scaler;
    if (mean.length !== weights.length) {
      throw new RangeError(`the scaler has ${mean.length} columns, what follows it takes ${weights.length}`);
    }
    weights = weights.map((weight, j) => weight / scale[j]);
    bias -= dot(weights, mean);
  }
  return { weights, bias };
}

/** Decision value of each row, n. @throws RangeError when widths differ */
export function decisionValues({ weights, bias }: LinearHead, { data, rows, cols }: Matrix): Float64Array {
  if (cols !== weights.length) throw new RangeError(`features has ${cols} columns, the head has ${weights.length}`);
  return Float64Array.from({ length: rows }, (_, i) => {
    let sum = bias;
    for (let j = 0; j < cols; j++) sum += weights[j] * data[i * cols + j];
    return sum;
  });
}

function throughComponents({ components, explainedVariance, whiten }: PcaModel, weights: Float64Array) {
  const { data, rows: c, cols: d } = components;
  if (weights.length !== c) throw new RangeError(`there are ${c} components, the head has ${weights.length} weights`);
  const folded = new Float64Array(d);
  for (let k = 0; k < c; k++) {
    const divided = whiten && explainedVariance[k] > RANK_TOLERANCE * explainedVariance[0];
    const weight = divided ? weights[k] / Math.sqrt(explainedVariance[k]) : weights[k];
    for (let j = 0; j < d; j++) folded[j] += weight * data[k * d + j];
  }
  return folded;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j];
  return sum;
}
