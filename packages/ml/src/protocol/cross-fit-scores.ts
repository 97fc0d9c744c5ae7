import { CalibrationRefused } from "../calibrate/calibration-refused.ts";
import { createRandom } from "../random/random.ts";
import { type Learner, type LearnerTools, stackSamples, type TrainingRows, takeSample } from "../registry/learner.ts";
import { countFamilies } from "./count-families.ts";
import type { Setting } from "./experiment.ts";
import { stratifiedGroupFolds } from "./stratified-group-folds.ts";

/** Score of each labelled training row by the same learner fitted without the row's family: cross-validation inside the
 *  training rows, stratified and grouped, so that calibration never sees a score that has seen its own label.
 *  @param nSplits  inner folds; fewer where the rarer class has fewer families
 *  @param setting  as in an experiment: TRANSDUCTIVE leaves the rows held out in the pool, without their labels
 *  @returns m: P(cancer); NaN where an inner fold's training rows held one class only
 *  @throws CalibrationRefused when a class has fewer than two families
 *  nSplits times the cost of the learner; deterministic for a given seed. */
export async function crossFitScores<Parameters>(
  learn: Learner<Parameters>,
  rows: TrainingRows,
  parameters: Parameters,
  nSplits: number,
  tools: LearnerTools,
  setting: Setting = "INDUCTIVE",
): Promise<Float64Array> {
  const { labelled, labels, groups } = rows;
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
    const training: TrainingRows = {
      labelled: takeSample(labelled, train),
      labels: trainLabels,
      groups: Int32Array.from(train, (row) => groups[row]),
      ...(setting === "TRANSDUCTIVE" ? poolWith(rows, test) : poolWithout(rows, test)),
    };
    const fitted = await learn(training, parameters, tools);
    const found = await fitted.score(takeSample(labelled, test));
    for (const [i, row] of test.entries()) scores[row] = found[i];
  }
  return scores;
}

type Pool = Pick<TrainingRows, "unlabelled" | "unlabelledGroups">;

/** The pool less the families of the rows held out. */
function poolWithout({ groups, unlabelled, unlabelledGroups }: TrainingRows, test: number[]): Pool {
  if (!unlabelledGroups) return { unlabelled };
  const away = new Set(test.map((row) => groups[row]));
  const free = rowsWhere(unlabelled.features.rows, (row) => !away.has(unlabelledGroups[row]));
  return {
    unlabelled: takeSample(unlabelled, free),
    unlabelledGroups: Int32Array.from(free, (row) => unlabelledGroups[row]),
  };
}

/** The pool and the rows held out, whose labels it does not carry. */
function poolWith({ labelled, groups, unlabelled, unlabelledGroups }: TrainingRows, test: number[]): Pool {
  const both = stackSamples(unlabelled, takeSample(labelled, test));
  if (!unlabelledGroups) return { unlabelled: both };
  return { unlabelled: both, unlabelledGroups: Int32Array.of(...unlabelledGroups, ...test.map((row) => groups[row])) };
}

function rowsWhere(n: number, holds: (row: number) => boolean): number[] {
  return Array.from({ length: n }, (_, row) => row).filter(holds);
}
