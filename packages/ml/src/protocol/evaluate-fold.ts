import { rocAuc } from "../metrics/roc-auc.ts";
import { takeSample } from "../registry/learner.ts";
import type { FoldResult } from "./experiment.ts";
import type { FoldRows } from "./fold-rows.ts";
import type { PreparedExperiment } from "./prepare-experiment.ts";
import { trainFold } from "./train-fold.ts";

/** Trains one fold and scores the rows that it holds out.
 *  @param rows  of this fold; see foldRows
 *  @returns `rows` by their place in the prepared inputs */
export async function evaluateFold(
  experiment: PreparedExperiment,
  rows: FoldRows,
  { repeat, fold }: { repeat: number; fold: number },
  signal?: AbortSignal,
): Promise<FoldResult> {
  const { features, views = {}, labels } = experiment.inputs;
  const trained = await trainFold(experiment, rows, { seed: experiment.config.seed, signal });
  const scores = trained && (await trained.score(takeSample({ features, views }, rows.test)));
  const calibration = trained?.calibration ?? null;
  const truth = rows.test.map((row) => labels[row]);
  return {
    repeat,
    fold,
    nTrain: rows.train.length,
    nTest: rows.test.length,
    nUnlabelled: trained?.nUnlabelled ?? 0,
    rocAuc: scores ? rocAuc(truth, scores) : null,
    selected: plainNumbers(trained?.selected ?? {}),
    rows: rows.test,
    scores: Array.from(scores ?? [], plain),
    calibrated: scores && calibration ? Array.from(calibration.calibrate(scores), plain) : null,
    threshold: calibration && plain(calibration.threshold),
  };
}

/** JSON has no -0, and a fold read back must equal the fold written. */
const plain = (value: number): number => value + 0;

/** JSON has no number that is not finite either: such a figure is left out. */
function plainNumbers(values: Record<string, number>): Record<string, number> {
  const finite = Object.entries(values).filter(([, value]) => Number.isFinite(value));
  return Object.fromEntries(finite.map(([name, value]) => [name, plain(value)]));
}
