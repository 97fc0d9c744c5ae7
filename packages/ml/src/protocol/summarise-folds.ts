import { precisionRecallCurve } from "../metrics/precision-recall-curve.ts";
import { rocCurve } from "../metrics/roc-curve.ts";
import { createRandom } from "../random/random.ts";
import type { ExperimentResult, FoldResult } from "./experiment.ts";
import { experimentFigures } from "./experiment-figures.ts";
import { poolFolds } from "./pool-folds.ts";
import { scoredRows } from "./scored-rows.ts";

/** What folds say together: of an experiment, or of scores that were computed elsewhere.
 *  @param inputs    n labels (0, 1 or -1) and families; put them in an order of their own, such as that of content, for
 *    figures that do not depend on the order of files
 *  @param folds     rows by their place among these n
 *  @param nRepeats  repeats that the folds are of
 *  @param params    seed of the resamples; missCost: false alarms that a missed cancer is worth, default 10
 *  @throws RangeError when a fold does not fit the rows or the repeats
 *  O(nRepeats n) and 2,000 resamples of the n rows. Deterministic for a given seed. */
export function summariseFolds(
  inputs: { labels: ArrayLike<number>; groups: ArrayLike<number> },
  folds: readonly FoldResult[],
  nRepeats: number,
  { seed, missCost }: { seed: number; missCost?: number },
): Omit<ExperimentResult, "parameters" | "folds"> {
  const pooled = poolFolds(inputs.labels.length, folds, nRepeats);
  const { labels, scores } = scoredRows(inputs, pooled.outOfFold);
  const { falsePositiveRate, truePositiveRate } = rocCurve(labels, scores);
  const { recall, precision } = precisionRecallCurve(labels, scores);
  return {
    outOfFold: pooled.outOfFold,
    repeats: pooled.repeats,
    calibrated: pooled.calibrated,
    figures: experimentFigures(inputs, folds, pooled, createRandom(seed, "figures"), missCost),
    roc: { falsePositiveRate, truePositiveRate },
    precisionRecall: { recall, precision },
  };
}
