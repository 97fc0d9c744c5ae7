import { takeSample } from "../registry/learner.ts";
import type { ExperimentConfig, ExperimentInputs } from "./experiment.ts";
import { splitFold } from "./fold-rows.ts";
import { dealFolds, prepareExperiment } from "./prepare-experiment.ts";

/** The inputs of an experiment nested in the training rows of one fold of the first repeat, so that a choice among
 *  configurations can be judged on rows that took no part in it: the fold's held-out rows and all rows of their families
 *  are gone, whatever the setting.
 *  @param fold  0..nSplits - 1
 *  @throws as runExperiment; RangeError when there is no such fold */
export async function innerInputs(
  inputs: ExperimentInputs,
  config: ExperimentConfig,
  fold: number,
): Promise<ExperimentInputs> {
  const { nSplits } = config.protocol;
  if (!Number.isInteger(fold) || fold < 0 || fold >= nSplits)
    throw new RangeError(`fold is ${fold}, there are ${nSplits}`);
  const experiment = await prepareExperiment(inputs, config);
  const { train, unlabelled } = splitFold(experiment.inputs, dealFolds(experiment, 0), fold);
  const kept = [...train, ...unlabelled].map((row) => experiment.order[row]).sort((a, b) => a - b);
  const { features, views = {}, labels, groups, keys } = inputs;
  return {
    ...takeSample({ features, views }, kept),
    labels: Int8Array.from(kept, (row) => labels[row]),
    groups: Int32Array.from(kept, (row) => groups[row]),
    ...(keys ? { keys: kept.map((row) => keys[row]) } : {}),
  };
}
