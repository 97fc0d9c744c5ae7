import { sigmoid } from "../../calibrate/sigmoid.ts";
import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import { drawUniform } from "../../random/draw.ts";
import type { Random } from "../../random/random.ts";

/** One layer: its input times `weights` (in x out), plus `bias` (out). */
export type Layer = { weights: DoubleMatrix; bias: Float64Array };

/** Layers between consecutive sizes, entries uniform in +-sqrt(6 / (in + out)). Glorot and Bengio 2010, biases too as in
 *  scikit-learn. */
export function drawNetwork(sizes: readonly number[], random: Random): Layer[] {
  return sizes.slice(1).map((cols, at) => {
    const rows = sizes[at];
    const bound = Math.sqrt(6 / (rows + cols));
    const draw = () => drawUniform(random, -bound, bound);
    return {
      weights: { data: Float64Array.from({ length: rows * cols }, draw), rows, cols },
      bias: Float64Array.from({ length: cols }, draw),
    };
  });
}

/** What each layer is given and, last, the logit of class 1 (n x 1): relu between the layers.
 *  @param x  n x d */
export async function activations(layers: readonly Layer[], x: DoubleMatrix): Promise<DoubleMatrix[]> {
  const passed = [x];
  for (const [at, { weights, bias }] of layers.entries()) {
    const output = await multiply(passed[at], weights);
    const { data, cols } = output;
    const hidden = at < layers.length - 1;
    for (let row = 0; row < data.length; row += cols) {
      for (let j = 0; j < cols; j++) {
        const value = data[row + j] + bias[j];
        data[row + j] = hidden && value < 0 ? 0 : value;
      }
    }
    passed.push(output);
  }
  return passed;
}

/** P(class 1) of each row, n. */
export async function networkProbabilities(layers: readonly Layer[], x: DoubleMatrix): Promise<Float64Array> {
  const passed = await activations(layers, x);
  return passed[passed.length - 1].data.map(sigmoid);
}
