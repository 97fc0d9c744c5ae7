import { z } from "zod";
import type { DoubleMatrix, Matrix } from "../../matrix/matrix.ts";
import { drawIndex } from "../../random/draw.ts";
import type { Random } from "../../random/random.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { createAdam } from "./adam.ts";
import { drawBatches } from "./draw-batches.ts";
import { createHead, type Head, headGradient, runHead } from "./head.ts";

export const consistencyTrainingParameters = z.object({
  threshold: z
    .number()
    .min(0.5)
    .max(0.9999)
    .default(0.95)
    .describe("Probability that the classifier must exceed on a weak copy for its answer to teach the strong copies."),
  lambda: z.number().min(0).max(100).default(1).describe("Weight of the unlabelled images' loss; 0 leaves them out."),
  hiddenUnits: z.int().min(0).max(1024).default(0).describe("Units of the hidden layer; 0 for a linear classifier."),
  learningRate: z
    .number()
    .min(1e-5)
    .max(1)
    .default(0.01)
    .describe("Adam's first step length; it falls along a cosine, as in the paper."),
  alpha: z.number().min(0).max(100).default(0.01).describe("Strength of the L2 penalty on the weights."),
  batchSize: z.int().min(1).max(4096).default(64).describe("Labelled images of a step."),
  mu: z.int().min(1).max(100).default(7).describe("Unlabelled images of a step, in multiples of batchSize."),
  maxIter: z.int().min(1).max(100_000).default(300).describe("Steps."),
});

export type ConsistencyTrainingParams = z.input<typeof consistencyTrainingParameters>;

/** Copies of the same rows, each a matrix of all of them. */
export type AugmentedRows = {
  labelledWeak: Matrix[];
  unlabelledWeak: Matrix[];
  unlabelledStrong: Matrix[];
};

export type ConsistencyTrainingModel = {
  head: Head;
  /** Share of the last step's unlabelled rows that the head was sure enough of; 0 without any. */
  confidentShare: number;
};

/** FixMatch over fixed descriptions: a head learns the labels on weak copies of the labelled rows, and its own answers
 *  on weak copies of the unlabelled ones, where it is sure of them, on their strong copies.
 *  loss = mean CE(y, weak) + lambda mean 1[sure] CE(answer, strong) + alpha / 2 |weights|^2, biases not penalised.
 *  @param copies  m x d, u x d and u x d; each step draws one copy of each row
 *  @param labels  m: 0 or 1
 *  @throws RangeError when there is no labelled copy or the labels differ from its rows in number
 *  O(maxIter batchSize mu d max(1, hiddenUnits)); deterministic for a given `random`. Sohn et al. 2020. */
export async function fitConsistencyTraining(
  { labelledWeak, unlabelledWeak, unlabelledStrong }: AugmentedRows,
  labels: ArrayLike<number>,
  params: ConsistencyTrainingParams,
  { random, signal, onProgress }: FitTools,
): Promise<ConsistencyTrainingModel> {
  const parameters = parseParameters(consistencyTrainingParameters, params);
  const { threshold, lambda, hiddenUnits, learningRate, alpha, batchSize, mu, maxIter } = parameters;
  const m = labelledWeak[0]?.rows ?? 0;
  if (m === 0 || labels.length !== m) throw new RangeError(`${m} labelled rows and ${labels.length} labels were given`);
  const u = lambda > 0 && unlabelledWeak.length > 0 && unlabelledStrong.length > 0 ? unlabelledWeak[0].rows : 0;
  const head = createHead(labelledWeak[0].cols, hiddenUnits, random);
  const move = createAdam(head.weights);
  const labelledBatch = drawBatches(m, batchSize, random);
  const unlabelledBatch = drawBatches(u, batchSize * mu, random);
  let confidentShare = 0;
  for (let step = 0; step < maxIter; step++) {
    signal?.throwIfAborted();
    onProgress?.(step, maxIter);
    const rows = labelledBatch();
    const pool = unlabelledBatch();
    const known = drawCopies(labelledWeak, rows, random);
    const sure = u === 0 ? [] : confident(await runHead(head, drawCopies(unlabelledWeak, pool, random)), threshold);
    const taught = drawCopies(
      u === 0 ? labelledWeak : unlabelledStrong,
      sure.map(({ at }) => pool[at]),
      random,
    );
    const x = above(known, taught);
    const { p, seen } = await runHead(head, x);
    for (let i = 0; i < rows.length; i++) p[i] = (p[i] - labels[rows[i]]) / rows.length;
    for (const [i, { answer }] of sure.entries())
      p[rows.length + i] = (lambda * (p[rows.length + i] - answer)) / pool.length;
    const gradient = await headGradient(head, x, seen, p);
    penalise(gradient, head, alpha);
    move(gradient, learningRate * Math.cos((7 * Math.PI * step) / (16 * maxIter)));
    confidentShare = pool.length === 0 ? 0 : sure.length / pool.length;
  }
  return { head, confidentShare };
}

/** P(class 1) of each row, q. */
export async function predictConsistencyTraining(
  { head }: Pick<ConsistencyTrainingModel, "head">,
  features: Matrix,
): Promise<Float64Array> {
  const { data, rows, cols } = features;
  if (cols !== head.d) throw new RangeError(`features has ${cols} columns, the head has ${head.d}`);
  return (await runHead(head, { data: Float64Array.from(data), rows, cols })).p;
}

function confident({ p }: { p: Float64Array }, threshold: number): { at: number; answer: number }[] {
  return Array.from(p, (probability, at) => ({ at, probability, answer: probability > 0.5 ? 1 : 0 })).filter(
    ({ probability }) => Math.max(probability, 1 - probability) > threshold,
  );
}

/** One of the copies of each row asked, drawn anew. */
function drawCopies(copies: Matrix[], rows: ArrayLike<number>, random: Random): DoubleMatrix {
  const { cols } = copies[0];
  const drawn = { data: new Float64Array(rows.length * cols), rows: rows.length, cols };
  for (let i = 0; i < rows.length; i++) {
    const { data } = copies[drawIndex(random, copies.length)];
    drawn.data.set(data.subarray(rows[i] * cols, (rows[i] + 1) * cols), i * cols);
  }
  return drawn;
}

function above(a: DoubleMatrix, b: DoubleMatrix): DoubleMatrix {
  const data = new Float64Array(a.data.length + b.data.length);
  data.set(a.data);
  data.set(b.data, a.data.length);
  return { data, rows: a.rows + b.rows, cols: a.cols };
}

/** Adds the penalty's gradient; biases are left alone. */
function penalise(gradient: Float64Array, { d, hidden, weights }: Head, alpha: number): void {
  const firstEnd = d * hidden;
  for (let at = 0; at < firstEnd; at++) gradient[at] += alpha * weights[at];
  for (let at = firstEnd + hidden; at < weights.length - 1; at++) gradient[at] += alpha * weights[at];
}
