import type { Decision } from "../conformal/decision-rule.ts";

/** Costs, in false alarms. */
export type DecisionCosts = {
  /** Of a cancer decided normal. Default 10. */
  missedCancer?: number;
  /** Of a human look, whatever the image shows. Default 0: errors alone are weighed. */
  review?: number;
};

export type ExpectedCost = {
  /** Per image, in false alarms; null without images. */
  costPerImage: number | null;
  n: number;
  /** Images expected to be wrong: cancers decided normal, normals decided cancer. */
  missedCancers: number;
  falseAlarms: number;
  nReview: number;
};

const MISSED_CANCER = 10;

/** The probability from which deciding cancer costs less than deciding normal: p * missedCancer > 1 - p, so
 *  1 / (1 + missedCancer), 1 / 11 by default. It needs calibrated probabilities. Elkan 2001.
 *  @param missedCancer  cost of a missed cancer in false alarms
 *  @throws RangeError unless it is positive and finite */
export function costOptimalThreshold(missedCancer = MISSED_CANCER): number {
  if (!(missedCancer > 0 && missedCancer < Number.POSITIVE_INFINITY))
    throw new RangeError(`a missed cancer cannot cost ${missedCancer} false alarms`);
  return 1 / (1 + missedCancer);
}

/** What decisions cost per image.
 *  @param probabilities  n: calibrated P(cancer), or labels (0, 1) where they are known
 *  @throws RangeError when lengths differ, a probability is outside 0..1 or a cost is negative. O(n). */
export function expectedCost(
  decisions: readonly Decision[],
  probabilities: ArrayLike<number>,
  { missedCancer = MISSED_CANCER, review = 0 }: DecisionCosts = {},
): ExpectedCost {
  const n = decisions.length;
  if (n !== probabilities.length) throw new RangeError(`${n} decisions, ${probabilities.length} probabilities`);
  if (!(missedCancer >= 0 && review >= 0))
    throw new RangeError(`costs ${missedCancer} and ${review} must be 0 or more`);
  const counts = { missedCancers: 0, falseAlarms: 0, nReview: 0 };
  for (let i = 0; i < n; i++) {
    const p = probabilities[i];
    if (!(p >= 0 && p <= 1)) throw new RangeError(`probability ${p} at row ${i} is not in 0..1`);
    if (decisions[i] === "NORMAL") counts.missedCancers += p;
    else if (decisions[i] === "CANCER") counts.falseAlarms += 1 - p;
    else counts.nReview++;
  }
  const cost = counts.missedCancers * missedCancer + counts.falseAlarms + counts.nReview * review;
  return { costPerImage: n === 0 ? null : cost / n, n, ...counts };
}
