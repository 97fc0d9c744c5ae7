import { countFamilies } from "../protocol/count-families.ts";
import { forkRandom, type Random } from "../random/random.ts";
import { findPrevalenceEstimator, PREVALENCE_ESTIMATORS } from "../registry/methods.ts";
import { parseParameters } from "../registry/parameters.ts";
import { checkCalibration } from "./check-calibration.ts";
import { classWeights } from "./class-weights.ts";
import { percentileInterval } from "./percentile-interval.ts";
import { bootstrapPrevalence } from "./prevalence-bootstrap.ts";
import { type PrevalenceFit, refusedFit } from "./prevalence-fit.ts";
import type { PrevalenceAssessment, PrevalenceDifference, PrevalenceEstimate } from "./prevalence-report.ts";
import { arrangeScores, type PrevalenceSample, type PrevalenceScores } from "./prevalence-sample.ts";
import { fitRecalibration, type Recalibration } from "./recalibration.ts";

export type ChosenEstimator = { estimator: string; parameters?: Record<string, unknown> };

export type AssessPrevalenceParams = {
  /** Estimators of the registry, the one to prefer first. Default: all, with their defaults. */
  estimators?: readonly ChosenEstimator[];
  /** Default 1000. */
  nResamples?: number;
  /** Default 0.95. */
  level?: number;
};

type Resample = { fits: PrevalenceFit[]; recalibration: Recalibration | null };

/** The pool's share of cancers by each estimator, with bootstrap intervals over families of both sets, the intervals of
 *  their differences (at a level shared out among the pairs) and the calibration of the scores, measured first: an
 *  estimator that takes uncalibrated scores for probabilities gives no value, reason UNCALIBRATED.
 *  The intervals take the trained model as it is: they leave out how another training set, deal of folds or seed would
 *  have changed it.
 *  @throws RangeError for scores at fault (see arrangeScores) or of one class, nResamples below 1 or a level outside (0, 1);
 *    ParameterError for an unknown estimator or parameter
 *  O(nResamples * (m + u)); deterministic for a given `random`. */
export function assessPrevalence(
  given: PrevalenceScores,
  params: AssessPrevalenceParams,
  { random, signal }: { random: Random; signal?: AbortSignal },
): PrevalenceAssessment {
  const { nResamples = 1000, level = 0.95 } = params;
  if (!Number.isInteger(nResamples) || nResamples < 1)
    throw new RangeError(`nResamples is ${nResamples}, not 1 or more`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
  const chosen = chooseEstimators(params.estimators);
  const scores = arrangeScores(given);
  const { normal, cancer } = classWeights(scores.labels, scores.labelledWeights);
  if (normal === 0 || cancer === 0)
    throw new RangeError(`${normal} rows are labelled normal and ${cancer} cancer: both classes are needed`);
  const fitsOf = (sample: PrevalenceSample) =>
    chosen.map(({ method, parameters }) => method.estimate(sample, parameters));
  const resamples = bootstrapPrevalence(
    scores,
    (sample): Resample => ({
      fits: fitsOf(sample),
      recalibration: recalibrationOf(scores.heldOutLogits, sample),
    }),
    nResamples,
    { random: forkRandom(random), signal },
  );
  const { normalFamilies, cancerFamilies } = countFamilies(scores.labels, scores.labelledGroups);
  const nFamilies = Math.min(normalFamilies, cancerFamilies);
  const recalibrations = resamples.map(({ recalibration }) => recalibration);
  const calibration = checkCalibration(scores, recalibrations, nFamilies, level, { random: forkRandom(random) });
  const fits = fitsOf(scores);
  const estimates = chosen.map(({ method, parameters }, e): PrevalenceEstimate => {
    const misled = calibration.verdict === "UNCALIBRATED" && method.needsCalibration(parameters);
    const fit = misled ? refusedFit("UNCALIBRATED", fits[e].details) : fits[e];
    const intervalOf = (read: (fit: PrevalenceFit) => number | null) =>
      percentileInterval(
        resamples.map((resample) => read(resample.fits[e])),
        level,
        nFamilies,
      );
    return {
      ...fit,
      estimator: method.id,
      parameters,
      interval: fit.value === null ? null : intervalOf(({ value }) => value),
      unclippedInterval: fit.value === null ? null : intervalOf(({ unclipped }) => unclipped),
      separationInterval: "separation" in fit.details ? intervalOf(({ details }) => details.separation ?? null) : null,
    };
  });
  const differences = differencesOf(estimates, resamples, nFamilies, level);
  return { labelledPrevalence: cancer / (normal + cancer), calibration, estimates, differences, nResamples };
}

function chooseEstimators(asked: readonly ChosenEstimator[] | undefined) {
  const estimators = asked ?? PREVALENCE_ESTIMATORS.map(({ id }): ChosenEstimator => ({ estimator: id }));
  return estimators.map(({ estimator, parameters = {} }) => {
    const method = findPrevalenceEstimator(estimator);
    return { method, parameters: parseParameters(method.parameters, parameters) };
  });
}

function recalibrationOf(logits: Float64Array, { labels, labelledWeights }: PrevalenceSample): Recalibration | null {
  const { normal, cancer } = classWeights(labels, labelledWeights);
  return normal > 0 && cancer > 0 ? fitRecalibration(logits, labels, labelledWeights) : null;
}

function differencesOf(
  estimates: readonly PrevalenceEstimate[],
  resamples: readonly Resample[],
  nFamilies: number,
  level: number,
): PrevalenceDifference[] {
  const pairs = estimates.flatMap((first, i) =>
    estimates.slice(i + 1).flatMap((second, after) => {
      const [a, b] = [first.value, second.value];
      return a === null || b === null ? [] : [{ i, j: i + 1 + after, difference: a - b }];
    }),
  );
  return pairs.map(({ i, j, difference }) => {
    const resampled = resamples.map(({ fits }) => {
      const [a, b] = [fits[i].value, fits[j].value];
      return a === null || b === null ? null : a - b;
    });
    const interval = percentileInterval(resampled, 1 - (1 - level) / pairs.length, nFamilies);
    return { estimators: [estimates[i].estimator, estimates[j].estimator], difference, interval };
  });
}
