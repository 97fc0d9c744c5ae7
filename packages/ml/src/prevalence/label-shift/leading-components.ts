import type { Matrix } from "../../matrix/matrix.ts";
import { fitPca, transformPca } from "../../project/pca/pca.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { fitStandardScaler, transformStandardScaler } from "../../scale/standard-scaler.ts";

/** Scores on the leading components of all rows, each with unit variance. No row's set enters, so permuting sets keeps
 *  them as they are.
 *  @param features  n x d
 *  @returns x, n x c row-major, for c at most nComponents */
export async function leadingComponents(
  features: Matrix,
  nComponents: number,
  random: FitTools["random"],
): Promise<{ x: Float64Array; c: number }> {
  const scaled = transformStandardScaler(fitStandardScaler(features), features);
  const c = Math.min(nComponents, scaled.cols, scaled.rows - 1);
  const model = await fitPca(scaled, { nComponents: c }, { random });
  const { data } = await transformPca(model, scaled);
  const deviations = model.explainedVariance.map((variance) => Math.sqrt(variance) || 1);
  return { x: Float64Array.from(data, (value, at) => value / deviations[at % c]), c };
}
