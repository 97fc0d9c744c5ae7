import { z } from "zod";
import { checkFeatures } from "../../matrix/check-features.ts";
import type { DoubleMatrix, Matrix } from "../../matrix/matrix.ts";
import { toDouble } from "../../matrix/to-double.ts";
import { innerFolds } from "../../protocol/inner-folds.ts";
import { shuffle } from "../../random/draw.ts";
import { forkRandom } from "../../random/random.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { countClasses } from "../class-weights.ts";
import { createAdam } from "./adam.ts";
import { lossGradient } from "./loss-gradient.ts";
import { drawNetwork, type Layer, networkProbabilities } from "./network.ts";

export const mlpParameters = z.object({
  hiddenUnits: z.int().min(1).max(1024).default(100).describe("Neurons of each hidden layer."),
  hiddenLayers: z.int().min(1).max(2).default(1).describe("Number of hidden layers."),
  alpha: z.number().min(0).max(1000).default(1e-4).describe("Strength of the L2 penalty on the weights."),
  learningRateInit: z.number().min(1e-6).max(1).default(1e-3).describe("Size of Adam's first steps."),
  batchSize: z
    .union([z.int().min(1).max(100_000), z.literal("auto")])
    .default("auto")
    .describe("Rows a step; auto is 200, or all where there are fewer."),
  maxIter: z.int().min(1).max(10_000).default(200).describe("Most passes over the rows."),
  tol: z
    .number()
    .min(0)
    .max(1)
    .default(1e-4)
    .describe("Training ends when none of the last nIterNoChange passes gained this much."),
  nIterNoChange: z.int().min(1).max(1000).default(10).describe("Passes without a gain before the end."),
  earlyStopping: z
    .boolean()
    .default(false)
    .describe(
      "Sets a share of the training rows aside and ends when their accuracy gains no more; the best weights are kept.",
    ),
  validationFraction: z.number().min(0.05).max(0.5).default(0.1).describe("Share set aside for earlyStopping."),
});

export type MlpParams = z.input<typeof mlpParameters>;

export type MlpModel = {
  layers: Layer[];
  /** Mean loss of each pass over the rows, while the weights moved. */
  losses: number[];
  /** Rows set aside for early stopping; 0 without it, or where families are too few for it. */
  nValidation: number;
  /** False when maxIter ended the training. */
  converged: boolean;
};

/** Perceptron with one or two hidden layers of rectified linear units and a logistic output, trained by Adam on shuffled
 *  batches: scikit-learn's MLPClassifier (with draws of its own).
 *  @param features  n x d
 *  @param labels    n: 0 or 1, both present
 *  @param tools     `groups`: family of each row (default: each its own), never on both sides of early stopping
 *  @throws RangeError when a class is absent, a parameter is out of range, lengths differ or an entry is not finite
 *  O(maxIter n times the number of weights), deterministic for a given `random`. */
export async function fitMlp(
  features: Matrix,
  labels: ArrayLike<number>,
  params: MlpParams,
  { random, onProgress, signal, groups }: FitTools & { groups?: ArrayLike<number> },
): Promise<MlpModel> {
  const parameters = parseParameters(mlpParameters, params);
  const { hiddenUnits, hiddenLayers, alpha, maxIter, tol, nIterNoChange, validationFraction } = parameters;
  checkFeatures(features);
  countClasses(labels, features.rows);
  const all: DoubleMatrix = { data: toDouble(features), rows: features.rows, cols: features.cols };
  const layers = drawNetwork([all.cols, ...Array<number>(hiddenLayers).fill(hiddenUnits), 1], forkRandom(random));
  const families = groups ?? Int32Array.from({ length: all.rows }, (_, i) => i);
  const folds = parameters.earlyStopping
    ? innerFolds(labels, families, forkRandom(random), Math.round(1 / validationFraction))
    : [];
  const { train, test } = folds[0] ?? { train: Array.from({ length: all.rows }, (_, i) => i), test: [] };
  const validation = take(all, labels, test);
  const batchSize = Math.min(train.length, parameters.batchSize === "auto" ? 200 : parameters.batchSize);
  const order = forkRandom(random);
  const step = createAdam(layers, parameters.learningRateInit);
  const losses: number[] = [];
  let best = { value: Infinity, layers };
  let idle = 0;
  for (let pass = 0; pass < maxIter && idle <= nIterNoChange; pass++) {
    signal?.throwIfAborted();
    onProgress?.(pass, maxIter);
    shuffle(train, order);
    let total = 0;
    for (let from = 0; from < train.length; from += batchSize) {
      const batch = take(all, labels, train.slice(from, from + batchSize));
      const { loss, gradient } = await lossGradient(layers, batch.x, batch.y, alpha);
      step(gradient);
      total += loss * batch.y.length;
    }
    losses.push(total / train.length);
    const value = test.length > 0 ? await errorRate(layers, validation) : total / train.length;
    idle = value > best.value - tol ? idle + 1 : 0;
    if (value < best.value) best = { value, layers: test.length > 0 ? structuredClone(layers) : layers };
  }
  return { layers: best.layers, losses, nValidation: test.length, converged: idle > nIterNoChange };
}

/** P(class 1) of each row, n.
 *  @throws RangeError when widths differ or an entry is not finite */
export async function predictMlp({ layers }: Pick<MlpModel, "layers">, features: Matrix): Promise<Float64Array> {
  checkFeatures(features, 0);
  const { rows, cols } = features;
  if (cols !== layers[0].weights.rows)
    throw new RangeError(`features has ${cols} columns, the model has ${layers[0].weights.rows}`);
  return await networkProbabilities(layers, { data: toDouble(features), rows, cols });
}

type LabelledRows = { x: DoubleMatrix; y: Float64Array };

function take({ data, cols }: DoubleMatrix, labels: ArrayLike<number>, rows: readonly number[]): LabelledRows {
  const x: DoubleMatrix = { data: new Float64Array(rows.length * cols), rows: rows.length, cols };
  rows.forEach((row, at) => {
    x.data.set(data.subarray(row * cols, (row + 1) * cols), at * cols);
  });
  return { x, y: Float64Array.from(rows, (row) => labels[row]) };
}

async function errorRate(layers: readonly Layer[], { x, y }: LabelledRows): Promise<number> {
  const probabilities = await networkProbabilities(layers, x);
  return y.filter((label, i) => (probabilities[i] >= 0.5 ? 1 : 0) !== label).length / y.length;
}
