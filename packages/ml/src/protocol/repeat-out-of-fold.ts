import { chooseMethod } from "./choose-method.ts";
import { crossValidate, foldStream } from "./cross-validate.ts";
import type { ExperimentConfig, ExperimentInputs, ExperimentTools } from "./experiment.ts";
import { inGivenOrder, orderByKey } from "./order-by-key.ts";
import { stratifiedGroupFolds } from "./stratified-group-folds.ts";

/** Out-of-fold scores of several cross-validations of the same configuration, each with its own deal of the families.
 *  Repeat 0 deals as runExperiment with this seed and gives its very scores; the others deal from named streams of the
 *  seed, so that asking for more repeats never changes the first ones.
 *  @param inputs    n rows; see ExperimentInputs
 *  @param nRepeats  at least 1
 *  @param tools     onProgress is told the folds done, and the folds of all repeats
 *  @returns one list a repeat, n: P(cancer); NaN where there is no label or the fold could not be trained
 *  @throws ParameterError for an unknown method or parameter; RangeError for inputs of wrong shape or not finite, or
 *    nRepeats below 1
 *  Deterministic for a given seed; nRepeats times the cost of runExperiment. */
export async function repeatOutOfFold(
  inputs: ExperimentInputs,
  config: ExperimentConfig,
  nRepeats: number,
  tools: ExperimentTools = {},
): Promise<Float64Array[]> {
  if (!Number.isInteger(nRepeats) || nRepeats < 1)
    throw new RangeError(`nRepeats is ${nRepeats}, at least 1 is needed`);
  const { nSplits, seed } = config;
  const method = chooseMethod(config);
  const { ordered, order } = orderByKey(inputs);
  const total = nRepeats * nSplits;
  const repeats: Float64Array[] = [];
  for (let repeat = 0; repeat < nRepeats; repeat++) {
    const folds = stratifiedGroupFolds(ordered.labels, ordered.groups, nSplits, foldStream(seed, repeat));
    const onFold = (done: number) => tools.onProgress?.(repeat * nSplits + done, total);
    const { outOfFold } = await crossValidate(ordered, folds, method, nSplits, { seed, signal: tools.signal, onFold });
    repeats.push(inGivenOrder(outOfFold, order));
  }
  tools.onProgress?.(total, total);
  return repeats;
}
