import type { Layer } from "./network.ts";

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

/** Steps against the gradient, each entry scaled by running means of the gradient and of its square; changes the
 *  layers in place. Kingma and Ba 2015, in scikit-learn's form. */
export function createAdam(layers: readonly Layer[], learningRate: number): (gradient: readonly Layer[]) => void {
  const entries = arraysOf(layers);
  const first = entries.map((array) => new Float64Array(array.length));
  const second = entries.map((array) => new Float64Array(array.length));
  let steps = 0;
  return (gradient) => {
    steps++;
    const rate = (learningRate * Math.sqrt(1 - BETA_2 ** steps)) / (1 - BETA_1 ** steps);
    arraysOf(gradient).forEach((slopes, at) => {
      const [values, m, v] = [entries[at], first[at], second[at]];
      for (let j = 0; j < values.length; j++) {
        const slope = slopes[j];
        m[j] = BETA_1 * m[j] + (1 - BETA_1) * slope;
        v[j] = BETA_2 * v[j] + (1 - BETA_2) * slope * slope;
        values[j] -= (rate * m[j]) / (Math.sqrt(v[j]) + EPSILON);
      }
    });
  };
}

function arraysOf(layers: readonly Layer[]): Float64Array[] {
  return layers.flatMap(({ weights, bias }) => [weights.data, bias]);
}
