import { checkBinary } from "./confusion.ts";
import { cumulativeCounts } from "./ranking.ts";

/** Parallel columns in scikit-learn's order: thresholds rise, recall falls. Point i calls scores >= thresholds[i]
 *  positive; one last point, recall 0 with precision 1, has no threshold. */
export type PrecisionRecallCurve = { precision: number[]; recall: number[]; thresholds: number[] };

/** One point for each distinct score; empty columns when no row is positive, where recall has no meaning.
 *  @param labels  n: 0 or 1
 *  @throws RangeError when lengths differ or a label is neither 0 nor 1. O(n log n). */
export function precisionRecallCurve(labels: ArrayLike<number>, scores: ArrayLike<number>): PrecisionRecallCurve {
  checkBinary(labels, scores);
  const { truePositives, falsePositives, thresholds } = cumulativeCounts(labels, scores);
  const positives = truePositives[thresholds.length - 1];
  if (!(positives > 0)) return { precision: [], recall: [], thresholds: [] };
  const rising = Array.from(thresholds.keys()).reverse();
  return {
    precision: [...rising.map((at) => truePositives[at] / (truePositives[at] + falsePositives[at])), 1],
    recall: [...rising.map((at) => truePositives[at] / positives), 0],
    thresholds: rising.map((at) => thresholds[at]),
  };
}
