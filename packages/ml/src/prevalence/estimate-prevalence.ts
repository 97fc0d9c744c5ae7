import { type CalibratedLearner, type CalibrationConfig, crossFitCalibration } from "../protocol/calibrated-learner.ts";
import { chooseMethod } from "../protocol/choose-method.ts";
import { countFamilies } from "../protocol/count-families.ts";
import { effectiveSplits } from "../protocol/effective-splits.ts";
import type { ExperimentInputs } from "../protocol/experiment.ts";
import { UNLABELED } from "../protocol/labels.ts";
import { inGivenOrder, orderByKey } from "../protocol/order-by-key.ts";
import { createRandom } from "../random/random.ts";
import { type TrainingRows, takeSample } from "../registry/learner.ts";
import { findCalibrator } from "../registry/methods.ts";
import { parseParameters } from "../registry/parameters.ts";
import { type AssessPrevalenceParams, assessPrevalence } from "./assess-prevalence.ts";
import { crossCalibrate } from "./cross-calibrate.ts";
import { type LabelShiftParams, testLabelShift } from "./label-shift/label-shift-test.ts";
import type { PrevalenceReport } from "./prevalence-report.ts";
import { choosePreferred, summarisePrevalence } from "./summarise-prevalence.ts";

export type EstimatePrevalenceParams = AssessPrevalenceParams & {
  /** A classifier of the registry, and its parameters (what is left out takes its default). */
  method: string;
  parameters: Record<string, unknown>;
  /** Default Platt, 5 folds. */
  calibration?: CalibrationConfig;
  labelShift?: LabelShiftParams;
  seed: number;
};

type Tools = { onProgress?: (done: number, total: number) => void; signal?: AbortSignal };

/** The pool's share of cancers, with what speaks against believing it. Scores are cross-fitted and calibrated inside
 *  the folds, the pool is scored by the same method trained on every label, each estimator runs with its interval, and
 *  the label-shift assumption is tested at the preferred estimate. Labels or a pool that allow no estimate are a
 *  finding, never an error.
 *  @param inputs  n rows; see ExperimentInputs
 *  @param tools   onProgress is told the steps done, and their number
 *  @throws ParameterError for an unknown method or parameter; RangeError for inputs of wrong shape or not finite;
 *    CalibrationRefused when the calibrator refuses the labelled rows
 *  (nSplits + 1) fits of the method, then O(nResamples * n) and the permutations of testLabelShift; deterministic for a
 *  given seed. */
export async function estimatePrevalence(
  inputs: ExperimentInputs,
  params: EstimatePrevalenceParams,
  { onProgress, signal }: Tools = {},
): Promise<PrevalenceReport> {
  const { seed, labelShift: shiftParams = {}, calibration = { calibrator: "platt" } } = params;
  const { classifier, parameters } = chooseMethod({ ...params, nSplits: calibration.nSplits ?? 5 });
  const { ordered, order } = orderByKey(inputs);
  const { labels, groups } = ordered;
  const { labelled, pool, counts } = countRows(ordered);
  const scores = new Float64Array(labels.length).fill(Number.NaN);
  const report = { counts, assessment: null, preferred: null, labelShift: null };
  if (Math.min(counts.normalFamilies, counts.cancerFamilies) < 2 || pool.length === 0) {
    return { ...report, findings: summarisePrevalence(report), scores: given(scores, order) };
  }
  const total = 2 + (shiftParams.nPermutations ?? 199);
  onProgress?.(0, total);
  const rows = trainingRows(ordered, labelled);
  const learner = await crossFitCalibration(classifier.learn, rows, parameters, calibration, { seed, signal });
  const poolScores = await learner.score(takeSample(sampleOf(ordered), pool));
  for (const [i, row] of labelled.entries()) scores[row] = learner.outOfFold[i];
  for (const [i, row] of pool.entries()) scores[row] = poolScores[i];
  onProgress?.(1, total);
  const held = Array.from(labelled.keys()).filter((i) => !Number.isNaN(learner.outOfFold[i]));
  const assessment = assessPrevalence(
    {
      labelled: held.map((i) => learner.outOfFold[i]),
      labels: held.map((i) => rows.labels[i]),
      labelledGroups: held.map((i) => rows.groups[i]),
      heldOut: heldOutCalibrated(learner, rows, held, calibration, seed),
      pool: poolScores,
      poolGroups: pool.map((row) => groups[row]),
    },
    params,
    { random: createRandom(seed, "prevalence"), signal },
  );
  onProgress?.(2, total);
  const preferred = choosePreferred(assessment);
  const shiftRows = [...labelled, ...pool];
  const labelShift =
    preferred?.value == null
      ? null
      : await testLabelShift(
          takeSample(sampleOf(ordered), shiftRows).features,
          Int8Array.from(shiftRows, (row) => labels[row]),
          Int32Array.from(shiftRows, (row) => groups[row]),
          preferred.value,
          shiftParams,
          { random: createRandom(seed, "label shift"), signal, onProgress: (done) => onProgress?.(2 + done, total) },
        );
  const found = { counts, assessment, labelShift };
  return {
    ...found,
    preferred: preferred?.estimator ?? null,
    findings: summarisePrevalence(found),
    scores: given(scores, order),
  };
}

function sampleOf({ features, views = {} }: ExperimentInputs) {
  return { features, views };
}

/** Labelled rows, and the rows of the pool that are not of a labelled row's family. */
function countRows({ labels, groups }: ExperimentInputs) {
  const rows = Array.from(labels.keys());
  const labelled = rows.filter((row) => labels[row] !== UNLABELED);
  const seen = new Set(labelled.map((row) => groups[row]));
  const pool = rows.filter((row) => labels[row] === UNLABELED && !seen.has(groups[row]));
  const { normal, cancer, normalFamilies, cancerFamilies } = countFamilies(labels, groups);
  const counts = {
    nNormal: normal,
    nCancer: cancer,
    normalFamilies,
    cancerFamilies,
    nPool: pool.length,
    poolFamilies: new Set(pool.map((row) => groups[row])).size,
    nRelated: rows.length - labelled.length - pool.length,
  };
  return { labelled, pool, counts };
}

function trainingRows(inputs: ExperimentInputs, labelled: number[]): TrainingRows {
  const { labels, groups } = inputs;
  const unlabelled = Array.from(labels.keys()).filter((row) => labels[row] === UNLABELED);
  return {
    labelled: takeSample(sampleOf(inputs), labelled),
    labels: Int8Array.from(labelled, (row) => labels[row]),
    groups: Int32Array.from(labelled, (row) => groups[row]),
    unlabelled: takeSample(sampleOf(inputs), unlabelled),
    unlabelledGroups: Int32Array.from(unlabelled, (row) => groups[row]),
  };
}

function heldOutCalibrated(
  { uncalibrated }: CalibratedLearner,
  { labels, groups }: TrainingRows,
  held: number[],
  { calibrator, parameters = {}, nSplits = 5 }: CalibrationConfig,
  seed: number,
): Float64Array | undefined {
  const method = findCalibrator(calibrator);
  const heldLabels = Int8Array.from(held, (i) => labels[i]);
  const heldGroups = Int32Array.from(held, (i) => groups[i]);
  const calibrated = crossCalibrate(
    method,
    parseParameters(method.parameters, parameters),
    Float64Array.from(held, (i) => uncalibrated[i]),
    heldLabels,
    heldGroups,
    effectiveSplits(heldLabels, heldGroups, nSplits),
    createRandom(seed, "cross calibrate"),
  );
  return calibrated ?? undefined;
}

function given(scores: Float64Array, order: Int32Array): (number | null)[] {
  return Array.from(inGivenOrder(scores, order), (score) => (Number.isNaN(score) ? null : score));
}
