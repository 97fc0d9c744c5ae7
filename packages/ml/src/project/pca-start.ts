import type { Matrix } from "../matrix/matrix.ts";
import { drawNormal } from "../random/draw.ts";
import type { FitTools } from "../registry/fit-tools.ts";
import { fitPca, transformPca } from "./pca/pca.ts";

/** First coordinates, n x c, in double: the principal components scaled so that the first has a standard deviation of
 *  `spread`. A direction in which the rows do not vary starts from normal draws of that spread, so that no two rows
 *  stay at one place for ever. */
export async function pcaStart(features: Matrix, c: number, spread: number, tools: FitTools): Promise<Float64Array> {
  const { rows: n } = features;
  const kept = Math.min(c, n, features.cols);
  const model = await fitPca(features, { nComponents: kept }, { random: tools.random, signal: tools.signal });
  const { data } = await transformPca(model, features);
  const start = new Float64Array(n * c);
  // The population's deviation, as numpy's.
  const deviation = Math.sqrt((model.explainedVariance[0] * (n - 1)) / n);
  for (let a = 0; a < c; a++) {
    const varies = a < kept && model.explainedVariance[a] > 1e-12 * model.explainedVariance[0];
    for (let i = 0; i < n; i++)
      start[i * c + a] = varies ? (data[i * kept + a] / deviation) * spread : drawNormal(tools.random) * spread;
  }
  return start;
}

/** First coordinates, n x c, in double: normal draws of that spread. */
export function randomStart(n: number, c: number, spread: number, { random }: FitTools): Float64Array {
  return Float64Array.from({ length: n * c }, () => drawNormal(random) * spread);
}
