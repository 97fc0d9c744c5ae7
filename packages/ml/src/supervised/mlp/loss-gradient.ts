import { sigmoid, softplus } from "../../calibrate/sigmoid.ts";
import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import { activations, type Layer } from "./network.ts";

/** Mean log loss of the rows plus alpha |weights|^2 / (2 n), and its gradient in every weight and bias, by
 *  back-propagation; scikit-learn's MLPClassifier.
 *  @param x  n x d
 *  @param y  n: 0 or 1
 *  O(n times the number of weights). */
export async function lossGradient(
  layers: readonly Layer[],
  x: DoubleMatrix,
  y: ArrayLike<number>,
  alpha: number,
): Promise<{ loss: number; gradient: Layer[] }> {
  const n = x.rows;
  const passed = await activations(layers, x);
  const { data: logits } = passed[passed.length - 1];
  let loss = 0;
  for (let i = 0; i < n; i++) loss += softplus(logits[i]) - y[i] * logits[i];
  for (const { weights } of layers) loss += (alpha / 2) * weights.data.reduce((sum, value) => sum + value * value, 0);
  let delta: DoubleMatrix = { data: logits.map((logit, i) => sigmoid(logit) - y[i]), rows: n, cols: 1 };
  const gradient: Layer[] = [];
  for (let at = layers.length - 1; at >= 0; at--) {
    const { weights } = layers[at];
    const step = await multiply(passed[at], delta, { transposeA: true });
    for (let j = 0; j < step.data.length; j++) step.data[j] = (step.data[j] + alpha * weights.data[j]) / n;
    gradient.unshift({ weights: step, bias: columnMeans(delta) });
    if (at === 0) break;
    const back = await multiply(delta, weights, { transposeB: true });
    // relu passes nothing back where it gave 0.
    for (let j = 0; j < back.data.length; j++) if (passed[at].data[j] === 0) back.data[j] = 0;
    delta = back;
  }
  return { loss: loss / n, gradient };
}

function columnMeans({ data, rows, cols }: DoubleMatrix): Float64Array {
  const means = new Float64Array(cols);
  for (let at = 0; at < data.length; at++) means[at % cols] += data[at] / rows;
  return means;
}
