import { z } from "zod";
import { sigmoid } from "../../calibrate/sigmoid.ts";
import { checkFeatures } from "../../matrix/check-features.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { countClasses } from "../class-weights.ts";
import { type LinearModel, linearDecisions } from "../linear-model.ts";
import { type ClassScatter, classScatter } from "./class-scatter.ts";
import { solveScatter } from "./solve-scatter.ts";

export const linearDiscriminantParameters = z.object({
  shrinkage: z
    .union([z.number().min(0).max(1), z.enum(["ledoitWolf", "none"])])
    .default("ledoitWolf")
    .describe(
      "How far the covariance is moved towards a round one: ledoitWolf estimates it within each class, a number sets it, none leaves it as it is. scikit-learn's default is none, which needs more rows than columns.",
    ),
});

export type LinearDiscriminantParams = z.input<typeof linearDiscriminantParameters>;

export type LinearDiscriminantModel = LinearModel & {
  /** Shrinkage of each class, normal and cancer. */
  shrinkages: [number, number];
};

/** Linear discriminant of two classes with a shared covariance, the sum of each class's (shrunk) estimate weighted by
 *  its share of the rows: scikit-learn's LinearDiscriminantAnalysis with solver lsqr. Solved in d dimensions, or in n
 *  when n < d. Where ledoitWolf finds nothing to estimate from (no class of three rows) the shrinkage is 1, and where
 *  rows do not vary at all within their class the covariance is the identity: the nearest mean decides.
 *  @param features  n x d
 *  @param labels    n: 0 or 1, both present
 *  @throws RangeError when the covariance is singular and nothing shrinks it, a class is absent, lengths differ or an
 *    entry is not finite
 *  O(n d min(n, d) + min(n, d)^3), deterministic. Ledoit and Wolf 2004. */
export async function fitLinearDiscriminant(
  features: Matrix,
  labels: ArrayLike<number>,
  params: LinearDiscriminantParams = {},
): Promise<LinearDiscriminantModel> {
  const { shrinkage } = parseParameters(linearDiscriminantParameters, params);
  checkFeatures(features);
  const counts = countClasses(labels, features.rows);
  const rowsOf = (label: number) =>
    Array.from({ length: features.rows }, (_, i) => i).filter((i) => labels[i] === label);
  const scatters = (asked: typeof shrinkage): Promise<ClassScatter[]> =>
    Promise.all([0, 1].map((label) => classScatter(features, rowsOf(label), asked)));
  const priors = counts.map((count) => count / features.rows);
  let classes = await scatters(shrinkage);
  const unshrunk = classes.every((each) => each.diagonal.every((value) => value === 0));
  if (shrinkage === "ledoitWolf" && unshrunk) classes = await scatters(1);
  const [normal, cancer] = classes;
  const difference = cancer.mean.map((value, j) => value - normal.mean[j]);
  const weights = await solveScatter(classes, priors, difference);
  let intercept = Math.log(priors[1] / priors[0]);
  for (let j = 0; j < weights.length; j++) intercept -= (weights[j] * (cancer.mean[j] + normal.mean[j])) / 2;
  return { weights, intercept, shrinkages: [normal.shrinkage, cancer.shrinkage] };
}

/** P(class 1) of each row, n.
 *  @throws RangeError when widths differ or an entry is not finite */
export function predictLinearDiscriminant(model: LinearModel, features: Matrix): Float64Array {
  return linearDecisions(model, features).map(sigmoid);
}
