import { sigmoid } from "../calibrate/sigmoid.ts";
import { calibrationErrorBias } from "../metrics/calibration-error.ts";
import type { Interval } from "../protocol/figure.ts";
import type { Random } from "../random/random.ts";
import { percentileInterval } from "./percentile-interval.ts";
import type { CalibrationCheck } from "./prevalence-report.ts";
import type { ScoredFamilies } from "./prevalence-sample.ts";
import { fitRecalibration, type Recalibration } from "./recalibration.ts";

/** Measures the slope and intercept that would calibrate the scores, before anything takes them for probabilities.
 *  UNCALIBRATED when the interval of the slope leaves 1 out or that of the intercept 0, each at half the error of
 *  `level`; NOT_INFORMATIVE when the slope's reaches 0. Where there is no interval, the scores pass unjudged.
 *  @param resampled  the recalibration of each bootstrap resample; null for one of a single class
 *  @param nFamilies  of the rarer class */
export function checkCalibration(
  scores: ScoredFamilies,
  resampled: readonly (Recalibration | null)[],
  nFamilies: number,
  level: number,
  { random }: { random: Random },
): CalibrationCheck {
  const { heldOutLogits, labels, labelledWeights, labelledGroups } = scores;
  const { slope, intercept } = fitRecalibration(heldOutLogits, labels, labelledWeights);
  const halved = 1 - (1 - level) / 2;
  const intervalOf = (name: "slope" | "intercept") =>
    percentileInterval(
      resampled.map((fit) => fit?.[name] ?? null),
      halved,
      nFamilies,
    );
  const [slopes, intercepts] = [intervalOf("slope"), intervalOf("intercept")];
  const uninformative = slope <= 0 || (slopes !== null && slopes.low <= 0);
  const calibrated = holds(slopes, 1) && holds(intercepts, 0);
  return {
    verdict: uninformative ? "NOT_INFORMATIVE" : calibrated ? "CALIBRATED" : "UNCALIBRATED",
    n: labels.length,
    slope: { value: slope, interval: slopes },
    intercept: { value: intercept, interval: intercepts },
    expectedCalibrationError: calibrationErrorBias(labels, heldOutLogits.map(sigmoid), labelledGroups, {}, { random }),
  };
}

function holds(interval: Interval | null, value: number): boolean {
  return interval === null || (interval.low <= value && value <= interval.high);
}
