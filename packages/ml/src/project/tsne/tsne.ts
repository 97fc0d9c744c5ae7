import { z } from "zod";
import { checkFeatures } from "../../matrix/check-features.ts";
import { createMatrix, type Matrix } from "../../matrix/matrix.ts";
import { otherNeighbors } from "../../neighbors/other-neighbors.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { pairEdges } from "../pair-edges.ts";
import { pcaStart, randomStart } from "../pca-start.ts";
import { conditionalProbabilities } from "./conditional-probabilities.ts";
import { descend } from "./descend.ts";
import { createTsneGradient } from "./tsne-gradient.ts";

export const tsneParameters = z.object({
  perplexity: z
    .number()
    .min(1)
    .max(1000)
    .default(30)
    .describe("How many neighbours each row minds, in effect; it must be below the number of rows."),
  earlyExaggeration: z
    .number()
    .min(1)
    .max(1000)
    .default(12)
    .describe("Factor on the attraction during the first 250 iterations, while groups form."),
  learningRate: z
    .union([z.number().min(1e-3).max(1e6), z.literal("auto")])
    .default("auto")
    .describe("Step of the descent; auto: n / earlyExaggeration / 4, at least 50."),
  maxIter: z.int().min(1).max(100_000).default(1000).describe("Most iterations, the early ones included."),
  minGradNorm: z.number().min(0).max(1).default(1e-7).describe("The descent ends when its gradient is this short."),
  init: z.enum(["pca", "random"]).default("pca").describe("First coordinates: principal components, or random draws."),
  angle: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe("A distant group seen under less than this angle counts as one point; 0 is exact and slow."),
});

export type TsneParams = z.input<typeof tsneParameters>;

export type TsneModel = {
  /** n x 2 */
  embedding: Matrix;
  /** Kullback-Leibler divergence of the embedding from the neighbourhoods. */
  klDivergence: number;
  /** Iterations made. */
  nIter: number;
};

/** Standard deviation of the first coordinates. */
const START_SPREAD = 1e-4;

/** t-SNE in the plane, with scikit-learn's defaults and schedule (method barnes_hut): joint probabilities over the
 *  3 perplexity + 1 nearest neighbours, gradient descent with momentum and gains.
 *  @param features  n x d, n >= 2
 *  @throws RangeError when perplexity is not below n or an entry is not finite; the signal's reason when aborted
 *  O(n^2 d) for the neighbours, then O(maxIter (n perplexity + n log n)); memory O(n perplexity). Deterministic for a
 *  given random. Van der Maaten and Hinton 2008; van der Maaten 2014. */
export async function fitTsne(features: Matrix, params: TsneParams, tools: FitTools): Promise<TsneModel> {
  const { perplexity, earlyExaggeration, learningRate, maxIter, minGradNorm, init, angle } = parseParameters(
    tsneParameters,
    params,
  );
  checkFeatures(features, 2);
  const { rows: n } = features;
  if (perplexity >= n) throw new RangeError(`perplexity is ${perplexity}, it must be below the ${n} rows`);
  const k = Math.min(n - 1, Math.floor(3 * perplexity + 1));
  const neighbors = await otherNeighbors(features, k, tools);
  const pairs = pairEdges(neighbors.indices, conditionalProbabilities(neighbors, perplexity), n, k);
  const joint = pairs.forward.map((value, e) => (value + pairs.backward[e]) / (2 * n));
  const points =
    init === "pca" ? await pcaStart(features, 2, START_SPREAD, tools) : randomStart(n, 2, START_SPREAD, tools);
  const step = learningRate === "auto" ? Math.max(n / earlyExaggeration / 4, 50) : learningRate;
  const gradient = createTsneGradient(pairs, joint, n, angle);
  const { klDivergence, nIter } = descend(points, gradient, { earlyExaggeration, step, maxIter, minGradNorm }, tools);
  const embedding = createMatrix(n, 2);
  embedding.data.set(points);
  return { embedding, klDivergence, nIter };
}
