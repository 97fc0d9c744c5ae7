import { CalibrationRefused } from "../calibrate/calibration-refused.ts";
import { createRandom } from "../random/random.ts";
import { type Learner, type LearnerTools, type TrainingRows, takeSample } from "../registry/learner.ts";
import { countFamilies } from "./count-families.ts";
import { stratifiedGroupFolds } from "./stratified-group-folds.ts";

/** Score of each labelled training row by the same learner fitted without the row's family: cross-validation inside the
 *  training rows, stratified and grouped, so that calibration never sees a score that has seen its own label.
 *  @param nSplits  inner folds; fewer where the rarer class has fewer families
 *  @returns m: P(cancer); NaN where an inner fold's training rows held one class only
 *  @throws CalibrationRefused when a class has fewer than two families
 *  nSplits times the cost of the learner; deterministic for a given seed. */
export async function crossFitScores<Parameters>(
  learn: Learner<Parameters>,
  rows: TrainingRows,
  parameters: Parameters,
  nSplits: number,
  tools: LearnerTools,
): Promise<Float64Array> {
  const { labelled, labels, groups, unlabelled, unlabelledGroups } = rows;
  const { normalFamilies, cancerFamilies } = countFamilies(labels, groups);
  const held = Math.min(nSplits, normalFamilies, cancerFamilies);
  if (held < 2) {
    throw new CalibrationRefused(
      "TOO_FEW_FAMILIES",
      `${normalFamilies} normal and ${cancerFamilies} cancer families: 2 of each are needed to hold scores out`,
    );
  }
  const folds = stratifiedGroupFolds(labels, groups, held, createRandom(tools.seed, "cross fit"));
  const scores = new Float64Array(labels.length).fill(Number.NaN);
  for (let fold = 0; fold < held; fold++) {
    tools.signal?.throwIfAborted();
    const test = rowsWhere(labels.length, (row) => folds[row] === fold);
    const train = rowsWhere(labels.length, (row) => folds[row] !== fold);
    const trainLabels = Int8Array.from(train, (row) => labels[row]);
    // Families of both classes can leave an inner fold with one class to train on.
    if (new Set(trainLabels).size < 2 || test.length === 0) continue;
    const away = new Set(test.map((row) => groups[row]));
    const free = rowsWhere(unlabelled.features.rows, (row) => !unlabelledGroups || !away.has(unlabelledGroups[row]));
    const training: TrainingRows = {
      labelled: takeSample(labelled, train),
      labels: trainLabels,
      groups: Int32Array.from(train, (row) => groups[row]),
      unlabelled: takeSample(unlabelled, free),
      unlabelledGroups: unlabelledGroups && Int32Array.from(free, (row) => unlabelledGroups[row]),
    };
    const fitted = await learn(training, parameters, tools);
    const found = await fitted.score(takeSample(labelled, test));
    for (const [i, row] of test.entries()) scores[row] = found[i];
  }
  return scores;
}

function rowsWhere(n: number, holds: (row: number) => boolean): number[] {
  return Array.from({ length: n }, (_, row) => row).filter(holds);
}
