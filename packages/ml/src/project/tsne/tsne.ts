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
    .describe("How many neighbours each row takes into account, in effect; it must be below the number of rows."),
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
  nInit: z
    .union([z.int().min(1).max(100), z.literal("auto")])
    .default("auto")
    .describe(
      "Descents tried, of which the one that ends at the lowest divergence is kept; auto: 4 up to 1000 rows, where a descent is quick and where it ends is a matter of chance, otherwise 1 as in scikit-learn.",
    ),
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
  /** Iterations made by the descent that was kept. */
  nIter: number;
};

/** Standard deviation of the first coordinates. */
const START_SPREAD = 1e-4;
/** Share of that spread by which a further start differs. */
const NUDGE = 0.1;
const SEVERAL_STARTS_ROWS_MAX = 1000;

/** t-SNE in the plane, with scikit-learn's defaults and schedule (method barnes_hut): joint probabilities over the
 *  3 perplexity + 1 nearest neighbours, gradient descent with momentum and gains.
 *  @param features  n x d, n >= 2
 *  @throws RangeError when perplexity is not below n or an entry is not finite; the signal's reason when aborted
 *  O(n^2 d) for the neighbours, then O(nInit maxIter (n perplexity + n log n)); memory O(n perplexity). Deterministic for a
 *  given random. Van der Maaten and Hinton 2008; van der Maaten 2014. */
export async function fitTsne(features: Matrix, params: TsneParams, tools: FitTools): Promise<TsneModel> {
  const { perplexity, earlyExaggeration, learningRate, maxIter, minGradNorm, init, nInit, angle } = parseParameters(
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
  const step = learningRate === "auto" ? Math.max(n / earlyExaggeration / 4, 50) : learningRate;
  const gradient = createTsneGradient(pairs, joint, n, angle);
  const starts = nInit === "auto" ? (n <= SEVERAL_STARTS_ROWS_MAX ? 4 : 1) : nInit;
  const components = init === "pca" ? await pcaStart(features, 2, START_SPREAD, tools) : null;
  let best: { points: Float64Array; klDivergence: number; nIter: number } | null = null;
  for (let start = 0; start < starts; start++) {
    // The components as they are, then nudged: from so near, a descent ends elsewhere but keeps their arrangement.
    const nudge = components && start === 0 ? 0 : components ? NUDGE * START_SPREAD : START_SPREAD;
    const points = randomStart(n, 2, nudge, tools);
    if (components) for (let at = 0; at < points.length; at++) points[at] += components[at];
    const onProgress = (done: number) => tools.onProgress?.(start * maxIter + done, starts * maxIter);
    const schedule = { earlyExaggeration, step, maxIter, minGradNorm };
    const ended = await descend(points, gradient, schedule, { ...tools, onProgress });
    if (best === null || ended.klDivergence < best.klDivergence) best = { points, ...ended };
  }
  const embedding = createMatrix(n, 2);
  embedding.data.set(best!.points);
  return { embedding, klDivergence: best!.klDivergence, nIter: best!.nIter };
}
