/** Moves `weights` against each gradient given, by Adam's rule (Kingma and Ba 2015: betas 0.9 and 0.999, epsilon 1e-8). */
export function createAdam(weights: Float64Array): (gradient: Float64Array, learningRate: number) => void {
  const mean = new Float64Array(weights.length);
  const square = new Float64Array(weights.length);
  let step = 0;
  return (gradient, learningRate) => {
    step++;
    const meanBias = 1 - 0.9 ** step;
    const squareBias = 1 - 0.999 ** step;
    for (let at = 0; at < weights.length; at++) {
      mean[at] = 0.9 * mean[at] + 0.1 * gradient[at];
      square[at] = 0.999 * square[at] + 0.001 * gradient[at] ** 2;
      weights[at] -= (learningRate * (mean[at] / meanBias)) / (Math.sqrt(square[at] / squareBias) + 1e-8);
    }
  };
}
