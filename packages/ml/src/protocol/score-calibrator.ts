import { plattMethod } from "../calibrate/platt/platt-method.ts";
import type { Calibration } from "../registry/method.ts";
import { parseParameters } from "../registry/parameters.ts";
import { writeAffine } from "../score-graph/arithmetic.ts";
import { countFamilies } from "./count-families.ts";

/** Families of each class from which a calibrator is fitted: one for each of five inner folds. */
export const CALIBRATION_FAMILIES_MIN = 5;

/** Platt's sigmoid of held-out scores. Scores that order the classes the wrong way round carry nothing: the best sigmoid
 *  that does not fall is then flat, the (smoothed) share of cancers, and `slope` is 0.
 *  @param scores  n: P(cancer), held out; NaN where none
 *  @param labels  n: 0, 1 or -1
 *  @param groups  n: family of each row
 *  @returns null where a class has fewer than CALIBRATION_FAMILIES_MIN families with a score */
export function fitScoreCalibrator(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
): Calibration | null {
  const held = Array.from({ length: scores.length }, (_, row) => row).filter(
    (row) => labels[row] >= 0 && !Number.isNaN(scores[row]),
  );
  const truth = held.map((row) => labels[row]);
  const counts = countFamilies(
    truth,
    held.map((row) => groups[row]),
  );
  if (Math.min(counts.normalFamilies, counts.cancerFamilies) < CALIBRATION_FAMILIES_MIN) return null;
  const parameters = parseParameters(plattMethod.parameters, {});
  const known = held.map((row) => scores[row]);
  const found = plattMethod.fit(known, truth, parameters);
  if (found.details.slope >= 0) return found;
  const flat = plattMethod.fit(
    known.map(() => 0.5),
    truth,
    parameters,
  );
  const [share] = flat.calibrate([0.5]);
  return {
    calibrate: (asked) => new Float64Array(asked.length).fill(share),
    write: (graph, asked) => writeAffine(graph, asked, 0, share),
    details: { slope: 0, intercept: Math.log(share / (1 - share)), converged: flat.details.converged },
  };
}
