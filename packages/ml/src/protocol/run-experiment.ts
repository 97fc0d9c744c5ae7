import { takeTurns } from "../registry/take-turns.ts";
import { evaluateFold } from "./evaluate-fold.ts";
import type {
  ExperimentConfig,
  ExperimentInputs,
  ExperimentResult,
  ExperimentTools,
  FoldResult,
} from "./experiment.ts";
import { fitsDeal, indexFolds } from "./known-folds.ts";
import { inGivenOrder } from "./order-by-key.ts";
import { dealFolds, foldRows, prepareExperiment } from "./prepare-experiment.ts";
import { summariseFolds } from "./summarise-folds.ts";

export type { ExperimentConfig, ExperimentInputs, ExperimentResult, FoldResult, RocPoints } from "./experiment.ts";

/** Evaluates one configuration by repeated cross-validation, stratified and grouped by family. Everything fitted
 *  (representation, scaler, hyper-parameters, model, graph, calibrator, threshold) is fitted inside the fold, on its
 *  training rows alone. Labels that do not allow a figure make it null with a reason, never an error.
 *  A control changes labels, families or features before anything is held out, and the result speaks of what it changed:
 *  with shuffled labels the curve and every figure are those of the labels dealt anew.
 *  @param inputs  n rows; see ExperimentInputs
 *  @param tools   onProgress is told the folds done, and their number. A known fold is taken where it holds out the same
 *    rows; it must come from this very configuration and these inputs, whose features and pool it cannot show
 *  @throws ParameterError for an unknown method or parameter; RangeError for a protocol out of range, or inputs of wrong
 *    shape or not finite
 *  nRepeats nSplits fits of the method, and five more of each where the fold is calibrated. Deterministic for a given
 *  seed, whatever folds were known. */
export async function runExperiment(
  inputs: ExperimentInputs,
  config: ExperimentConfig,
  tools: ExperimentTools = {},
): Promise<ExperimentResult> {
  const experiment = await prepareExperiment(inputs, config);
  const { order } = experiment;
  const { nRepeats, nSplits } = config.protocol;
  const known = indexFolds(toOrdered(tools.known ?? [], order));
  const turn = takeTurns(tools.signal, 1);
  const total = nRepeats * nSplits;
  const folds: FoldResult[] = [];
  for (let repeat = 0; repeat < nRepeats; repeat++) {
    const deal = dealFolds(experiment, repeat);
    for (let fold = 0; fold < nSplits; fold++) {
      await turn(1);
      tools.onProgress?.(folds.length, total);
      const rows = foldRows(experiment, deal, repeat, fold);
      const earlier = known(repeat, fold);
      if (earlier && fitsDeal(earlier, rows.test, rows.train.length)) {
        folds.push(earlier);
        continue;
      }
      const found = await evaluateFold(experiment, rows, { repeat, fold }, tools.signal);
      folds.push(found);
      tools.onFold?.(toGiven(found, order));
    }
  }
  tools.onProgress?.(total, total);
  const { seed, protocol } = config;
  const found = summariseFolds(experiment.inputs, folds, nRepeats, { seed, missCost: protocol.costRatio });
  return {
    ...found,
    parameters: experiment.method.parameters,
    outOfFold: inGivenOrder(found.outOfFold, order),
    repeats: found.repeats.map((scores) => inGivenOrder(scores, order)),
    calibrated: inGivenOrder(found.calibrated, order),
    folds: folds.map((fold) => toGiven(fold, order)),
  };
}

function toGiven(fold: FoldResult, order: Int32Array): FoldResult {
  return { ...fold, rows: fold.rows.map((row) => order[row]) };
}

/** A row that is none of these has no place: the fold will not fit. */
function toOrdered(folds: readonly FoldResult[], order: Int32Array): FoldResult[] {
  const placeOf = new Int32Array(order.length);
  order.forEach((row, place) => {
    placeOf[row] = place;
  });
  return folds.map((fold) => ({ ...fold, rows: fold.rows.map((row) => placeOf[row] ?? -1) }));
}
