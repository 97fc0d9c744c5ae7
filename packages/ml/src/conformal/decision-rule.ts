import { betaQuantile } from "../metrics/beta-quantile.ts";
import type { Interval } from "../protocol/figure.ts";
import { CANCER, NORMAL } from "../protocol/labels.ts";

/** Two thresholds on P(cancer) at a stated miss rate `alpha` of each class: about alpha of the labelled cancers score
 *  below `cancerFrom`, about alpha of the labelled normals above `normalUpTo`. */
export type DecisionRule = {
  alpha: number;
  cancerFrom: number | null;
  normalUpTo: number | null;
  status: "ESTIMATED" | "NOT_DECIDABLE";
  /** Scored rows labelled cancer, normal; the fewest of any repeat. */
  nCancer: number;
  nNormal: number;
  /** Labels still missing in the class that lacks most, when NOT_DECIDABLE; 0 otherwise. */
  labelsNeeded: number;
  /** Cross-validations that the thresholds are medians over. */
  nRepeats: number;
  /** Where the realised miss rate of each threshold may lie, as `nCancer` and `nNormal` scores leave it open; null when
   *  NOT_DECIDABLE. */
  missRates: { cancer: Interval; normal: Interval } | null;
};

export type Decision = "NORMAL" | "CANCER" | "REVIEW";

// 0.29 * 100 is 28.999999999999996: without this slack a rank would be lost to rounding.
const ROUNDING_SLACK = 1e-9;
const LEVEL = 0.95;

/** Class-conditional (Mondrian) thresholds from out-of-fold scores: with k = floor(alpha (n_c + 1)), a repeat's
 *  thresholds are the k-th smallest score among the labelled cancers and the k-th largest among the labelled normals;
 *  `cancerFrom` and `normalUpTo` are their medians over the repeats. Ties keep the class possible, so they err towards
 *  review.
 *
 *  One cross-validation's k-th extreme of some fifty scores swings with the deal of the folds; the median over repeats
 *  swings far less. It is the median of the repeats' extremes, not the extreme of scores averaged over repeats:
 *  averages are less extreme than a single model's scores, and new images are scored by a single model.
 *
 *  The status is ESTIMATED, never guaranteed. A split-conformal threshold (Vovk, Gammerman and Shafer 2005, Mondrian
 *  in chapter 4) covers because calibration and new scores come from one model and are exchangeable. Here the scores
 *  come from k fold models and new images from a further one, trained on more rows: Vovk's cross-conformal
 *  predictors (2015) have no such guarantee, though they hold closely in practice.
 *
 *  `missRates`: the share of new scores beyond the k-th extreme of n exchangeable ones is distributed as
 *  Beta(k, n + 1 - k) (Vovk 2012, Conditional validity of inductive conformal predictors); its central 95 %. It leaves
 *  out that fold models differ from the final one, and what the median over repeats gains. It counts rows: where a
 *  family has several, they are not exchangeable with new images and the range is too narrow, so give one row a family.
 *
 *  @param repeats  one list a cross-validation, each n: P(cancer); NaN where a row was not scored
 *  @param labels   n: 0, 1 or -1
 *  @param alpha    miss rate of each class, inside (0, 1)
 *  @throws RangeError when there is no repeat, lengths differ or alpha is outside (0, 1) */
export function fitDecisionRule(
  repeats: readonly ArrayLike<number>[],
  labels: ArrayLike<number>,
  alpha: number,
): DecisionRule {
  if (repeats.length === 0) throw new RangeError("the scores of at least one cross-validation are needed");
  for (const [repeat, { length }] of repeats.entries()) {
    if (length !== labels.length) {
      throw new RangeError(`repeat ${repeat} has ${length} scores, labels has ${labels.length} entries`);
    }
  }
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must be inside (0, 1), got ${alpha}`);
  const cancers = repeats.map((scores) => scoresOf(scores, labels, CANCER));
  const normals = repeats.map((scores) => scoresOf(scores, labels, NORMAL));
  const nCancer = Math.min(...cancers.map(({ length }) => length));
  const nNormal = Math.min(...normals.map(({ length }) => length));
  const counts = { alpha, nCancer, nNormal, nRepeats: repeats.length };
  const cancerRank = rank(alpha, nCancer);
  const normalRank = rank(alpha, nNormal);
  if (cancerRank === 0 || normalRank === 0) {
    const smallest = Math.ceil(1 / alpha - ROUNDING_SLACK) - 1;
    const labelsNeeded = smallest - Math.min(nCancer, nNormal);
    return { ...counts, cancerFrom: null, normalUpTo: null, status: "NOT_DECIDABLE", labelsNeeded, missRates: null };
  }
  // A repeat that scored more rows than another takes the rank of its own number.
  const cancerFrom = median(cancers.map((scores) => scores[rank(alpha, scores.length) - 1]));
  const normalUpTo = median(normals.map((scores) => scores[scores.length - rank(alpha, scores.length)]));
  const missRates = { cancer: missRate(cancerRank, nCancer), normal: missRate(normalRank, nNormal) };
  return { ...counts, cancerFrom, normalUpTo, status: "ESTIMATED", labelsNeeded: 0, missRates };
}

/** One class still possible: that one. Both or none, no probability or no rule: a human looks. */
export function decide(
  probability: number | null,
  rule: Pick<DecisionRule, "cancerFrom" | "normalUpTo"> | null,
): Decision {
  if (probability === null || Number.isNaN(probability)) return "REVIEW";
  if (rule === null || rule.cancerFrom === null || rule.normalUpTo === null) return "REVIEW";
  const cancerPossible = probability >= rule.cancerFrom;
  const normalPossible = probability <= rule.normalUpTo;
  if (cancerPossible === normalPossible) return "REVIEW";
  return cancerPossible ? "CANCER" : "NORMAL";
}

function missRate(k: number, n: number): Interval {
  const [low, high] = [(1 - LEVEL) / 2, (1 + LEVEL) / 2].map((p) => betaQuantile(p, k, n + 1 - k));
  return { low, high, level: LEVEL, method: "beta-order-statistic" };
}

function median(values: number[]): number {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
}

function rank(alpha: number, n: number): number {
  return Math.min(n, Math.floor(alpha * (n + 1) + ROUNDING_SLACK));
}

/** Scores of one class, ascending. */
function scoresOf(outOfFold: ArrayLike<number>, labels: ArrayLike<number>, label: number): Float64Array {
  const scores: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === label && !Number.isNaN(outOfFold[i])) scores.push(outOfFold[i]);
  }
  return Float64Array.from(scores).sort();
}
