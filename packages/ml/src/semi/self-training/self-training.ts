import { checkFeatures } from "../../matrix/check-features.ts";
import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { checkLabelValues, labelledRows, UNLABELED } from "../../protocol/labels.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import type { FitBase, FittedBase } from "../fit-base.ts";

export type SelfTrainingParams = {
  /** threshold takes every row more certain than it; kBest takes the kBest most certain ones. Default threshold. */
  criterion?: "threshold" | "kBest";
  /** Probability that a pseudo-label must exceed, strictly; in [0, 1). Default 0.75. */
  threshold?: number;
  /** Default 10. */
  kBest?: number;
  /** Default 10. */
  maxIter?: number;
};

export type SelfTrainingModel = {
  /** The base fitted on all labels, given and inferred. */
  base: FittedBase;
  /** n: label of each row, given or inferred; UNLABELED where none was sure enough. */
  transduction: Int8Array;
  /** n: 0 where the label was given, the round where it was inferred, -1 where there is none. */
  labeledIter: Int32Array;
  nIter: number;
  terminationCondition: "noChange" | "maxIter" | "allLabeled";
};

/** Trains the base on the labels, lets it label the rows that it is surest of, and repeats; afterwards the base is
 *  fitted once more on all labels. scikit-learn's SelfTrainingClassifier.
 *  @param features  n x d
 *  @param labels    n: 0, 1 or UNLABELED; both classes present
 *  @throws RangeError when lengths differ, a class is absent, threshold is outside [0, 1), kBest or maxIter is below 1,
 *    or an entry is not finite
 *  At most maxIter + 1 fits of the base. Yarowsky 1995. */
export async function fitSelfTraining(
  features: Matrix,
  labels: ArrayLike<number>,
  params: SelfTrainingParams,
  fitBase: FitBase,
  tools: Pick<FitTools, "signal" | "onProgress"> = {},
): Promise<SelfTrainingModel> {
  const { criterion = "threshold", threshold = 0.75, kBest = 10, maxIter = 10 } = params;
  checkFeatures(features);
  checkGiven(labels, features.rows);
  if (!(threshold >= 0 && threshold < 1)) throw new RangeError(`threshold must be in [0, 1), got ${threshold}`);
  if (!(kBest >= 1 && maxIter >= 1))
    throw new RangeError(`kBest is ${kBest}, maxIter ${maxIter}: at least 1 is needed`);
  const transduction = Int8Array.from(labels);
  const labeledIter = Int32Array.from(transduction, (label) => (label === UNLABELED ? -1 : 0));
  const fit = () => fitOn(features, transduction, fitBase);
  let nIter = 0;
  let selected = -1;
  while (transduction.includes(UNLABELED) && selected !== 0 && nIter < maxIter) {
    tools.signal?.throwIfAborted();
    tools.onProgress?.(nIter, maxIter);
    nIter++;
    const open = Int32Array.from(transduction.keys()).filter((row) => transduction[row] === UNLABELED);
    const base = await fit();
    const probabilities = await base.score(takeRows(features, open));
    const sure = criterion === "kBest" ? mostCertain(probabilities, kBest) : certainAbove(probabilities, threshold);
    for (const at of sure) {
      // An even chance goes to the first class, as the largest of two equal columns does.
      transduction[open[at]] = probabilities[at] > 0.5 ? 1 : 0;
      labeledIter[open[at]] = nIter;
    }
    selected = sure.length;
  }
  const all = !transduction.includes(UNLABELED);
  const terminationCondition = all ? "allLabeled" : selected === 0 ? "noChange" : "maxIter";
  return { base: await fit(), transduction, labeledIter, nIter, terminationCondition };
}

/** Positions of the k rows that the base is surest of; of equal ones the first. */
function mostCertain(probabilities: Float64Array, k: number): Int32Array {
  const order = Int32Array.from(probabilities.keys());
  order.sort((a, b) => certainty(probabilities[b]) - certainty(probabilities[a]) || a - b);
  return order.subarray(0, k);
}

/** How sure the base is of its own answer: the larger of both classes' probabilities. */
function certainty(probability: number): number {
  return Math.max(probability, 1 - probability);
}

function certainAbove(probabilities: Float64Array, threshold: number): Int32Array {
  return Int32Array.from(probabilities.keys()).filter((at) => certainty(probabilities[at]) > threshold);
}

function fitOn(features: Matrix, labels: Int8Array, fitBase: FitBase): Promise<FittedBase> {
  const rows = labelledRows(labels);
  return fitBase(
    takeRows(features, rows),
    Int8Array.from(rows, (row) => labels[row]),
    rows,
  );
}

function checkGiven(labels: ArrayLike<number>, n: number): void {
  if (labels.length !== n) throw new RangeError(`labels has ${labels.length} entries, features has ${n} rows`);
  checkLabelValues(labels);
  const given = new Set(Array.from(labels));
  if (!given.has(0) || !given.has(1)) throw new RangeError("both classes need a label");
}
