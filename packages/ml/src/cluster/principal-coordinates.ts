import { createMatrix, type Matrix } from "../matrix/matrix.ts";
import { fitPca, transformPca } from "../project/pca/pca.ts";
import type { FitTools } from "../registry/fit-tools.ts";

/** The rows on their first principal axes, over the standard deviation along the first, so that what is judged there
 *  does not depend on the unit of the features.
 *  @param features  n x d, n >= 2
 *  @returns n x min(most, d, n - 1), by descending variance */
export async function principalCoordinates(features: Matrix, most: number, tools: FitTools): Promise<Matrix> {
  const nComponents = Math.min(most, features.cols, features.rows - 1);
  const model = await fitPca(features, { nComponents }, tools);
  const coordinates = await transformPca(model, features);
  const deviation = Math.sqrt(model.explainedVariance[0]);
  if (!(deviation > 0)) return createMatrix(coordinates.rows, coordinates.cols);
  return { ...coordinates, data: coordinates.data.map((value) => value / deviation) };
}

/** The first columns alone. */
export function takeColumns({ data, rows, cols }: Matrix, count: number): Matrix {
  const kept = Math.min(count, cols);
  const taken = createMatrix(rows, kept);
  for (let i = 0; i < rows; i++) taken.data.set(data.subarray(i * cols, i * cols + kept), i * kept);
  return taken;
}
