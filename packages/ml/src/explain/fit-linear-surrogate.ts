import { checkFeatures } from "../matrix/check-features.ts";
import { type Matrix, takeRows } from "../matrix/matrix.ts";
import { familiesOf } from "../metrics/families.ts";
import { groupBootstrapIntervals } from "../metrics/group-bootstrap.ts";
import { isProbability } from "../metrics/is-probability.ts";
import type { Interval } from "../protocol/figure.ts";
import { stratifiedGroupFolds } from "../protocol/stratified-group-folds.ts";
import { forkRandom } from "../random/random.ts";
import type { FitTools } from "../registry/fit-tools.ts";
import { decisionValues, type LinearHead } from "./linear-head.ts";
import { fitRidgePath } from "./ridge.ts";

export type LinearSurrogateParams = {
  /** Penalty. auto, the default, takes the one of ALPHA_CANDIDATES with the highest fidelity. */
  alpha?: number | "auto";
  /** Default 5; fewer where there are fewer families. */
  nSplits?: number;
};

/** A linear stand-in for a model that is none: what it explains is the stand-in, as faithful as `fidelity` says. */
export type LinearSurrogate = LinearHead & {
  kind: "SURROGATE";
  alpha: number;
  fidelity: {
    /** Share of the variance of the model's logits that the surrogate predicts on families it has not seen; at most 1,
     *  below 0 when it is worse than their mean. Null when the logits do not vary, or there are fewer than two families. */
    rSquared: number | null;
    interval: Interval | null;
    n: number;
    nFamilies: number;
  };
};

export const ALPHA_CANDIDATES = [1, 10, 100, 1000, 10_000];
/** Probabilities nearer to 0 or 1 than this count as this near: their logits would outweigh all others. */
const PROBABILITY_MIN = 1e-3;

/** Ridge regression of a model's logits on the features, so that a model without weights of its own can be shown as a
 *  class activation map, labelled as a surrogate. Its fidelity is measured out of fold over families; with alpha "auto"
 *  the same folds choose among five penalties, an optimism small next to the interval.
 *  @param features  n x d
 *  @param scores    n: the model's P(cancer), labelled or not
 *  @param groups    n: family of each row
 *  @throws RangeError when lengths differ, an entry is not finite, a score is outside 0..1, alpha is not positive or
 *    nSplits is below 2
 *  O(nSplits (n d m + m^3)) with m = min(n, d), deterministic for a given `random`. Ribeiro, Singh and Guestrin 2016, in
 *  its global form. */
export async function fitLinearSurrogate(
  features: Matrix,
  scores: ArrayLike<number>,
  groups: ArrayLike<number>,
  { alpha = "auto", nSplits = 5 }: LinearSurrogateParams,
  { random, onProgress, signal }: FitTools,
): Promise<LinearSurrogate> {
  checkInputs(features, scores, groups, alpha, nSplits);
  const n = features.rows;
  const targets = Float64Array.from({ length: n }, (_, i) => clippedLogit(scores[i]));
  const { nFamilies } = familiesOf(groups);
  const alphas = alpha === "auto" ? ALPHA_CANDIDATES : [alpha];
  const splits = Math.min(nSplits, nFamilies);
  let best: { alpha: number; predicted: Float64Array | null } = { alpha: alphas[alphas.length - 1], predicted: null };
  if (splits >= 2) {
    const folds = stratifiedGroupFolds(new Int8Array(n), groups, splits, forkRandom(random));
    const predicted = alphas.map(() => new Float64Array(n));
    for (let fold = 0; fold < splits; fold++) {
      signal?.throwIfAborted();
      onProgress?.(fold, splits);
      const rows = Array.from(folds.keys());
      const train = rows.filter((row) => folds[row] !== fold);
      const test = rows.filter((row) => folds[row] === fold);
      const trainTargets = Float64Array.from(train, (row) => targets[row]);
      const heads = await fitRidgePath(takeRows(features, train), trainTargets, alphas);
      const held = takeRows(features, test);
      heads.forEach((head, a) => {
        const values = decisionValues(head, held);
        for (const [i, row] of test.entries()) predicted[a][row] = values[i];
      });
    }
    onProgress?.(splits, splits);
    const errors = predicted.map((values) => values.reduce((sum, value, i) => sum + (value - targets[i]) ** 2, 0));
    const at = errors.indexOf(Math.min(...errors));
    best = { alpha: alphas[at], predicted: predicted[at] };
  }
  const [head] = await fitRidgePath(features, targets, [best.alpha]);
  const { predicted } = best;
  const statistic = (weights?: ArrayLike<number>) => predicted && rSquared(targets, predicted, weights);
  const [{ interval }] = groupBootstrapIntervals(groups, [statistic], {}, { random: forkRandom(random) });
  const fidelity = { rSquared: statistic(), interval: predicted && interval, n, nFamilies };
  return { ...head, kind: "SURROGATE", alpha: best.alpha, fidelity };
}

/** 1 - error / variance; null where the targets do not vary. */
function rSquared(targets: Float64Array, predicted: Float64Array, weights?: ArrayLike<number>): number | null {
  let [total, sum, squares, error] = [0, 0, 0, 0];
  for (let i = 0; i < targets.length; i++) {
    const weight = weights ? weights[i] : 1;
    total += weight;
    sum += weight * targets[i];
  }
  for (let i = 0; i < targets.length; i++) {
    const weight = weights ? weights[i] : 1;
    squares += weight * (targets[i] - sum / total) ** 2;
    error += weight * (targets[i] - predicted[i]) ** 2;
  }
  return squares > 1e-12 * total ? 1 - error / squares : null;
}

function clippedLogit(score: number): number {
  const p = Math.max(PROBABILITY_MIN, Math.min(1 - PROBABILITY_MIN, score));
  return Math.log(p / (1 - p));
}

function checkInputs(
  features: Matrix,
  scores: ArrayLike<number>,
  groups: ArrayLike<number>,
  alpha: number | "auto",
  nSplits: number,
): void {
  checkFeatures(features);
  for (const [name, { length }] of Object.entries({ scores, groups })) {
    if (length !== features.rows)
      throw new RangeError(`features has ${features.rows} rows, ${name} has ${length} entries`);
  }
  for (let i = 0; i < scores.length; i++) {
    if (!isProbability(scores[i])) throw new RangeError(`scores holds ${scores[i]} at row ${i}, not in 0..1`);
  }
  if (alpha !== "auto" && !(alpha > 0 && Number.isFinite(alpha)))
    throw new RangeError(`alpha must be a positive number or auto, got ${alpha}`);
  if (!Number.isInteger(nSplits) || nSplits < 2) throw new RangeError(`nSplits is ${nSplits}, at least 2 are needed`);
}
