import { z } from "zod";
import { type DoubleMatrix, type Matrix, takeRows } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import { UNLABELED } from "../../protocol/labels.ts";
import { shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { defineClassifier } from "../../registry/method.ts";
import { rbfKernel, scaleGamma } from "../rbf-kernel.ts";
import { scoreInBlocks } from "../score-in-blocks.ts";
import { neighborGraph } from "../similarity-graph.ts";
import { standardiseTogether } from "../standardise-together.ts";
import { undirectedGraph } from "../undirected-graph.ts";
import { fitLaplacianRls, predictLaplacianRls } from "./laplacian-rls.ts";
import { writeKernelScore } from "./write-laplacian-rls.ts";

/** Rows that the closed form takes: four matrices of n^2 numbers in double, 128 MB, and a second or two. */
const ROWS_MAX = 2000;

/** Laplacian-regularised least squares on standardised features. Beyond ROWS_MAX rows a seeded draw of the unlabelled
 *  ones takes part, beside every labelled one. A score is 1 / (1 + exp(-2 f)): near f = 0 this is (1 + f) / 2, the
 *  probability that least squares estimates, and it keeps the order of rows beyond -1 and 1. */
export const laplacianRlsMethod = defineClassifier({
  id: "laplacianRls",
  name: "Laplacian least squares",
  task: "SEMI_SUPERVISED",
  description:
    "Least squares with a kernel, fitted to the labels and kept smooth over the graph of all images' nearest neighbours; its closed form needs no iterations. Of more than 2,000 images, a random part of the unlabelled ones is used.",
  source: "Belkin, Niyogi and Sindhwani 2006",
  parameters: z.object({
    kernel: z
      .enum(["rbf", "linear"])
      .default("rbf")
      .describe("rbf: exp(-gamma distance²). linear: the mean product of columns, plus 1 for a constant."),
    gamma: z
      .union([z.number().min(1e-9).max(1e6), z.literal("scale")])
      .default("scale")
      .describe("For kernel rbf: how fast resemblance falls with distance. scale is 1 / (columns × their variance)."),
    gammaA: z
      .number()
      .min(1e-6)
      .max(1000)
      .default(0.005)
      .describe("Weight of the function's own size against one label's squared error; the paper's gamma_A l."),
    gammaI: z
      .number()
      .min(0)
      .max(1000)
      .default(0.045)
      .describe(
        "Weight of a disagreement between neighbours against one label's squared error; the paper's gamma_I l / (u + l)².",
      ),
    nNeighbors: z
      .int()
      .min(2)
      .max(100)
      .default(7)
      .describe("Neighbours of each image in the graph; an image counts among its own."),
  }),
  needs: { labels: true, unlabelled: true, views: "NONE", distance: true },
  cost: { time: "n^3", memory: "n^2", rowsMax: ROWS_MAX },
  complexityRank: 3,
  fittedInsideFold: ["scaler", "graph", "kernel", "least squares"],
  scoreGraph: "WRITTEN",
  async learn({ labelled, labels: given, unlabelled }, { kernel, gamma: asked, nNeighbors, ...weights }, tools) {
    const nLabelled = labelled.features.rows;
    if (nLabelled > ROWS_MAX)
      throw new RangeError(`laplacianRls takes at most ${ROWS_MAX} labelled rows, there are ${nLabelled}`);
    const drawn = drawRows(unlabelled.features, ROWS_MAX - nLabelled, tools.seed);
    const { scaled, scaler, scale } = standardiseTogether(labelled.features, drawn);
    tools.signal?.throwIfAborted();
    const gamma = asked === "scale" ? scaleGamma(scaled) : asked;
    const kernelWith = (rows: Matrix) =>
      kernel === "rbf" ? rbfKernel(rows, scaled, gamma) : linearKernel(rows, scaled);
    const graph = undirectedGraph(await neighborGraph(scaled, Math.min(nNeighbors, scaled.rows)));
    const labels = new Int8Array(scaled.rows).fill(UNLABELED);
    labels.set(given);
    const model = await fitLaplacianRls(await kernelWith(scaled), graph, labels, weights);
    return {
      selected: {},
      nUnlabelled: drawn.rows,
      score: ({ features }) =>
        scoreInBlocks(features, Math.max(features.cols, scaled.rows), async (block) => {
          const values = await predictLaplacianRls(model, await kernelWith(scale(block)));
          return values.map((value) => 1 / (1 + Math.exp(-2 * value)));
        }),
      writeScore: writeKernelScore(scaler, model, scaled, kernel === "rbf" ? gamma : null),
    };
  },
});

/** All rows, or so many of them drawn at random, in their order. */
function drawRows(rows: Matrix, rowsMax: number, seed: number): Matrix {
  if (rows.rows <= rowsMax) return rows;
  const order = shuffle(
    Int32Array.from({ length: rows.rows }, (_, i) => i),
    createRandom(seed, "laplacian rows"),
  );
  return takeRows(rows, order.subarray(0, rowsMax).sort());
}

/** a b^T / d + 1: the constant stands for an intercept. */
export async function linearKernel(a: Matrix, b: Matrix): Promise<DoubleMatrix> {
  const double = ({ data, rows, cols }: Matrix) => ({ data: Float64Array.from(data), rows, cols });
  const left = double(a);
  const kernel = await multiply(left, a === b ? left : double(b), { transposeB: true });
  for (let at = 0; at < kernel.data.length; at++) kernel.data[at] = 1 + kernel.data[at] / a.cols;
  return kernel;
}
