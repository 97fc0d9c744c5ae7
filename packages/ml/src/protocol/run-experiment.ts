import { rocCurve } from "../metrics/roc-curve.ts";
import { createRandom } from "../random/random.ts";
import type { LearnerTools } from "../registry/learner.ts";
import { chooseMethod } from "./choose-method.ts";
import { crossValidate, foldStream } from "./cross-validate.ts";
import type { ExperimentConfig, ExperimentInputs, ExperimentResult, ExperimentTools } from "./experiment.ts";
import { experimentFigures } from "./experiment-figures.ts";
import { type ChosenMethod, fitFold, splitFold } from "./fit-fold.ts";
import { inGivenOrder, orderByKey } from "./order-by-key.ts";
import { NO_FOLD, stratifiedGroupFolds } from "./stratified-group-folds.ts";

export type { ExperimentConfig, ExperimentInputs, ExperimentResult, FoldResult, RocPoints } from "./experiment.ts";

/** Evaluates one method by cross-validation, stratified and grouped by family. Everything fitted (scaler,
 *  hyper-parameters, model, graph) is fitted inside the fold; the setting is inductive: held-out rows and all rows of
 *  their families leave the pool. Labels that do not allow a figure make it null with a reason, never an error.
 *  @param inputs  n rows; see ExperimentInputs
 *  @param tools   onProgress is told the folds done, and their number
 *  @throws ParameterError for an unknown method or parameter; RangeError for inputs of wrong shape or not finite
 *  Deterministic for a given seed. */
export async function runExperiment(
  inputs: ExperimentInputs,
  config: ExperimentConfig,
  tools: ExperimentTools = {},
): Promise<ExperimentResult> {
  const method = chooseMethod(config);
  const { nSplits, seed } = config;
  const { ordered, order } = orderByKey(inputs);
  const { labels, groups } = ordered;
  const folds = stratifiedGroupFolds(labels, groups, nSplits, foldStream(seed, 0));
  const onFold = (done: number) => tools.onProgress?.(done, nSplits);
  const found = await crossValidate(ordered, folds, method, nSplits, { seed, signal: tools.signal, onFold });
  tools.onProgress?.(nSplits, nSplits);
  const scored = Array.from(labels.keys()).filter((row) => !Number.isNaN(found.outOfFold[row]));
  const pooled = {
    labels: scored.map((row) => labels[row]),
    scores: scored.map((row) => found.outOfFold[row]),
    groups: scored.map((row) => groups[row]),
    folds: scored.map((row) => folds[row]),
  };
  const figures = experimentFigures(pooled, found.folds, labels, createRandom(seed, "figures"));
  const { falsePositiveRate, truePositiveRate } = rocCurve(pooled.labels, pooled.scores);
  const outOfFold = inGivenOrder(found.outOfFold, order);
  const { parameters } = method;
  return { parameters, outOfFold, folds: found.folds, figures, roc: { falsePositiveRate, truePositiveRate } };
}

/** Trains on every label (and, for a semi-supervised method, every unlabelled row) and scores all rows.
 *  What "auto" leaves to the data is set to the median of what the folds choose in the first `nRepeats` repeats of
 *  repeatOutOfFold, so that these scores keep the scale of the out-of-fold ones that decisions are drawn from. Give the
 *  number of repeats that the thresholds are medians over: five choices alone swing with the seed, and the decisions
 *  with them.
 *  A labelled row's score here has seen its own label: its honest score is the experiment's out-of-fold one.
 *  @returns n: P(cancer)
 *  @throws RangeError when the labels hold fewer than two classes: see checkLabels, or nRepeats is below 1; else as
 *    runExperiment */
export async function fitAndScore(
  inputs: ExperimentInputs,
  config: ExperimentConfig,
  nRepeats = 1,
  tools: ExperimentTools = {},
): Promise<Float64Array> {
  const given = chooseMethod(config);
  const { ordered, order } = orderByKey(inputs);
  const learnerTools = { seed: config.seed, signal: tools.signal };
  const choices = await foldChoices(ordered, config, given, nRepeats, learnerTools);
  const method = { ...given, parameters: { ...given.parameters, ...choices } };
  const noFold = new Int32Array(ordered.labels.length).fill(NO_FOLD);
  const everything = splitFold(ordered, noFold, 0);
  const fitted = await fitFold(ordered, everything, method, learnerTools);
  if (!fitted) throw new RangeError(`the labels of ${everything.train.length} rows hold fewer than two classes`);
  const { features, views = {} } = ordered;
  return inGivenOrder(await fitted.score({ features, views }), order);
}

/** Lower median over folds of what they choose for each parameter left to "auto"; empty when they choose none, or no
 *  fold could be trained. A parameter whose "auto" is a rule of the method (svc's gamma, mlp's batchSize) is not chosen
 *  by folds and stays as it is. */
async function foldChoices(
  inputs: ExperimentInputs,
  { nSplits, seed }: ExperimentConfig,
  method: ChosenMethod,
  nRepeats: number,
  tools: LearnerTools,
): Promise<Record<string, number>> {
  if (!Number.isInteger(nRepeats) || nRepeats < 1)
    throw new RangeError(`nRepeats is ${nRepeats}, at least 1 is needed`);
  let open = Object.keys(method.parameters).filter((name) => method.parameters[name] === "auto");
  const choices: Record<string, number>[] = [];
  for (let repeat = 0; repeat < nRepeats && open.length > 0; repeat++) {
    const folds = stratifiedGroupFolds(inputs.labels, inputs.groups, nSplits, foldStream(seed, repeat));
    for (let fold = 0; fold < nSplits && open.length > 0; fold++) {
      const fitted = await fitFold(inputs, splitFold(inputs, folds, fold), method, tools);
      if (!fitted) continue;
      choices.push(fitted.selected);
      open = open.filter((name) => name in fitted.selected);
    }
  }
  if (choices.length === 0) return {};
  return Object.fromEntries(
    open.map((name) => {
      const values = choices.map((choice) => choice[name]).sort((a, b) => a - b);
      return [name, values[Math.floor((values.length - 1) / 2)]];
    }),
  );
}
