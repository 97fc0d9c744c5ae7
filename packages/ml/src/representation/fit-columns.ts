import type { LinearChain } from "../explain/linear-head.ts";
import type { Matrix } from "../matrix/matrix.ts";
import { fitPca, transformPca } from "../project/pca/pca.ts";
import type { Representation } from "../protocol/experiment.ts";
import { createRandom } from "../random/random.ts";
import type { LearnerTools } from "../registry/learner.ts";
import { fitStandardScaler, transformStandardScaler } from "../scale/standard-scaler.ts";

/** What one matrix taught, to be done to any rows of its columns. */
export type FittedColumns = {
  apply(rows: Matrix): Promise<Matrix>;
  /** The same as the first links of a linear chain; neither for raw features. */
  chain: Pick<LinearChain, "scaler" | "pca">;
};

/** Fits a representation to the columns of the rows given: nothing for raw, mean and deviation of each column, or the
 *  principal axes, as many as asked or as the rows and columns allow.
 *  @param rows  n x d, n >= 1
 *  @throws RangeError when an entry is not finite or nComponents is below 1
 *  Standardised O(n d); principal axes as fitPca. Deterministic for a given seed. */
export async function fitColumns(
  rows: Matrix,
  representation: Representation,
  { seed, signal }: LearnerTools,
): Promise<FittedColumns> {
  if (representation.kind === "standardised") {
    const scaler = fitStandardScaler(rows);
    return { chain: { scaler }, apply: async (asked) => transformStandardScaler(scaler, asked) };
  }
  // One row has no direction in which it varies.
  if (representation.kind === "raw" || rows.rows < 2) return { chain: {}, apply: async (asked) => asked };
  const nComponents = Math.min(representation.nComponents, rows.rows, rows.cols);
  const pca = await fitPca(rows, { nComponents }, { random: createRandom(seed, "representation"), signal });
  return { chain: { pca }, apply: (asked) => transformPca(pca, asked) };
}
