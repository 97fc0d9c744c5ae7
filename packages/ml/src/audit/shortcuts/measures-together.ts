import { createMatrix, type Matrix, takeRows } from "../../matrix/matrix.ts";
import { correctedT } from "../../metrics/corrected-t.ts";
import { rocAuc } from "../../metrics/roc-auc.ts";
import { countFamilies } from "../../protocol/count-families.ts";
import { effectiveSplits } from "../../protocol/effective-splits.ts";
import type { Interval } from "../../protocol/figure.ts";
import { stratifiedGroupFolds } from "../../protocol/stratified-group-folds.ts";
import { createRandom } from "../../random/random.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { logisticRegressionMethod } from "../../supervised/logistic-regression/logistic-regression-method.ts";

/** CONSTANT: no measure varies. TOO_FEW_FAMILIES: a class has fewer than two. TOO_FEW_FOLDS: no fold tests both classes.
 *  NO_SPREAD: every fold gives the same area, so there is one but no interval. */
export type TogetherReason = "CONSTANT" | "TOO_FEW_FAMILIES" | "TOO_FEW_FOLDS" | "NO_SPREAD";

export type MeasuresTogether = {
  /** Mean over folds, all measures at once, on families that the fit has not seen. */
  auc: number | null;
  /** Nadeau and Bengio's, clipped to 0..1. */
  interval: Interval | null;
  n: number;
  /** Folds behind the mean, over all repeats. */
  nFolds: number;
  reason?: TogetherReason;
};

type TogetherParams = { nSplits: number; nRepeats: number; seed: number };

/** How well all measures at once predict the label: logistic regression under repeated, stratified and grouped
 *  cross-validation, standardised and with its penalty chosen inside each fold. Measured on five measures of noise and 99
 *  rows: the interval lay wholly above one half in 8 of 150 draws, and wholly below in 13.
 *  @param features  n x m, the measures that vary
 *  @param labels    n: 0 or 1
 *  @param groups    n: family of each row
 *  @param tools     progress counts folds */
export async function measuresTogether(
  features: Matrix,
  labels: Int8Array,
  groups: Int32Array,
  { nSplits, nRepeats, seed }: TogetherParams,
  { onProgress, signal }: Pick<FitTools, "onProgress" | "signal">,
): Promise<MeasuresTogether> {
  const n = labels.length;
  const none = { auc: null, interval: null, n, nFolds: 0 };
  const { normalFamilies, cancerFamilies } = countFamilies(labels, groups);
  if (Math.min(normalFamilies, cancerFamilies) < 2) return { ...none, reason: "TOO_FEW_FAMILIES" };
  if (features.cols === 0) return { ...none, reason: "CONSTANT" };
  const used = effectiveSplits(labels, groups, nSplits);
  const aucs: number[] = [];
  for (let repeat = 0; repeat < nRepeats; repeat++) {
    const folds = stratifiedGroupFolds(labels, groups, used, createRandom(seed, "shortcut folds", repeat));
    for (let fold = 0; fold < used; fold++) {
      signal?.throwIfAborted();
      const auc = await foldAuc(features, labels, groups, folds, fold, { seed, signal });
      if (auc !== null) aucs.push(auc);
      onProgress?.(repeat * used + fold + 1, nRepeats * used);
    }
  }
  if (aucs.length === 0) return { ...none, reason: "TOO_FEW_FOLDS" };
  const auc = aucs.reduce((sum, value) => sum + value, 0) / aucs.length;
  const found = correctedT(aucs, 1 / (used - 1));
  if (!found) return { auc, interval: null, n, nFolds: aucs.length, reason: "NO_SPREAD" };
  const { low, high } = found.interval;
  return {
    auc,
    interval: { ...found.interval, low: Math.max(0, low), high: Math.min(1, high) },
    n,
    nFolds: aucs.length,
  };
}

/** Null where the fold tests or trains on one class only. */
async function foldAuc(
  features: Matrix,
  labels: Int8Array,
  groups: Int32Array,
  folds: Int32Array,
  fold: number,
  tools: { seed: number; signal?: AbortSignal },
): Promise<number | null> {
  const rows = Array.from(folds.keys());
  const [train, test] = [rows.filter((row) => folds[row] !== fold), rows.filter((row) => folds[row] === fold)];
  const [trainLabels, testLabels] = [train, test].map((part) => Int8Array.from(part, (row) => labels[row]));
  if (new Set(trainLabels).size < 2 || new Set(testLabels).size < 2) return null;
  const fitted = await logisticRegressionMethod.learn(
    {
      labelled: { features: takeRows(features, train), views: {} },
      labels: trainLabels,
      groups: Int32Array.from(train, (row) => groups[row]),
      unlabelled: { features: createMatrix(0, features.cols), views: {} },
    },
    { C: "auto", classWeight: "none" },
    tools,
  );
  return rocAuc(testLabels, await fitted.score({ features: takeRows(features, test), views: {} }));
}
