import { CalibrationRefused } from "../calibrate/calibration-refused.ts";
import { stratifiedGroupFolds } from "../protocol/stratified-group-folds.ts";
import type { Random } from "../random/random.ts";
import type { Calibrator } from "../registry/method.ts";

/** Held-out scores, each calibrated by a fit that has not seen its family, so that their calibration can be measured
 *  without flattery. Null when the calibrator refuses the rows that a fold leaves it.
 *  @param scores  m: P(cancer), out of fold
 *  @param labels  m: 0 or 1
 *  @returns m: P(cancer). nSplits fits of the calibrator. */
export function crossCalibrate(
  calibrator: Calibrator,
  parameters: Record<string, unknown>,
  scores: Float64Array,
  labels: Int8Array,
  groups: Int32Array,
  nSplits: number,
  random: Random,
): Float64Array | null {
  const folds = stratifiedGroupFolds(labels, groups, nSplits, random);
  const calibrated = new Float64Array(scores.length);
  try {
    for (let fold = 0; fold < nSplits; fold++) {
      const train = labels.map((_, row) => (folds[row] === fold ? 0 : 1));
      const { calibrate } = calibrator.fit(
        scores.filter((_, row) => train[row] === 1),
        labels.filter((_, row) => train[row] === 1),
        parameters,
      );
      const test = Array.from(folds.keys()).filter((row) => folds[row] === fold);
      const found = calibrate(test.map((row) => scores[row]));
      for (const [i, row] of test.entries()) calibrated[row] = found[i];
    }
  } catch (error) {
    // Enough rows for one fit on all of them, too few once a fold is held out.
    if (error instanceof CalibrationRefused) return null;
    throw error;
  }
  return calibrated;
}
