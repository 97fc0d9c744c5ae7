import { createRandom } from "../random/random.ts";
import type { Learner } from "../registry/learner.ts";
import type { MethodNeeds } from "../registry/method.ts";
import { representedLearner } from "../representation/represented-learner.ts";
import { checkProtocol } from "./check-protocol.ts";
import { type ChosenMethod, chooseMethod } from "./choose-method.ts";
import { underControl } from "./controls.ts";
import { drawLabels } from "./draw-labels.ts";
import type { ExperimentConfig, ExperimentInputs } from "./experiment.ts";
import { type FoldRows, splitFold } from "./fold-rows.ts";
import { foldStream } from "./fold-stream.ts";
import { orderByKey } from "./order-by-key.ts";
import { stratifiedGroupFolds } from "./stratified-group-folds.ts";

/** An experiment before its first fold: nothing is fitted yet, except by the control that does so to show it. */
export type PreparedExperiment = {
  config: ExperimentConfig;
  method: ChosenMethod;
  /** The method behind its representation. */
  learn: Learner<Record<string, unknown>>;
  /** As they are learned from: in the order of their keys, under the control, with the views that the method needs. */
  inputs: ExperimentInputs;
  /** n: place of each of these rows in the inputs as they were given. */
  order: Int32Array;
};

/** @throws ParameterError for an unknown method or parameter; RangeError for a protocol out of range, or inputs of wrong
 *    shape or not finite */
export async function prepareExperiment(
  inputs: ExperimentInputs,
  config: ExperimentConfig,
): Promise<PreparedExperiment> {
  const method = chooseMethod(config);
  checkProtocol(config);
  const { ordered, order } = orderByKey({ ...inputs, views: neededViews(inputs, method.classifier.needs) });
  return {
    config,
    method,
    learn: representedLearner(method.classifier, config.representation),
    inputs: await underControl(ordered, config.protocol.control, config.seed),
    order,
  };
}

/** n: fold of each row in the deal of one repeat, NO_FOLD for an unlabelled row. */
export function dealFolds({ inputs, config }: PreparedExperiment, repeat: number): Int32Array {
  const { labels, groups } = inputs;
  return stratifiedGroupFolds(labels, groups, config.protocol.nSplits, foldStream(config.seed, repeat));
}

/** What one fold learns from and holds out: labels that are not drawn count as unlabelled.
 *  @param folds  of this repeat's deal */
export function foldRows(
  { inputs, config }: PreparedExperiment,
  folds: ArrayLike<number>,
  repeat: number,
  fold: number,
): FoldRows {
  const { nLabels, setting } = config.protocol;
  const rows = splitFold(inputs, folds, fold, setting);
  if (nLabels === null) return rows;
  const random = createRandom(config.seed, "labels", repeat, fold);
  const train = drawLabels(rows.train, inputs.labels, inputs.groups, nLabels, random);
  const drawn = new Set(train);
  const hidden = rows.train.filter((row) => !drawn.has(row));
  return { ...rows, train, unlabelled: [...rows.unlabelled, ...hidden].sort((a, b) => a - b) };
}

const NEEDED: Record<MethodNeeds["views"], RegExp | null> = {
  NONE: null,
  SECOND: /^second$/,
  AUGMENTED: /^(weak|strong)\d+$/,
};

function neededViews({ views = {} }: ExperimentInputs, needs: MethodNeeds): ExperimentInputs["views"] {
  return Object.fromEntries(Object.entries(views).filter(([name]) => NEEDED[needs.views]?.test(name)));
}
