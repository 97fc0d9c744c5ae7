import { z } from "zod";
import type { DoubleMatrix, Matrix } from "../matrix/matrix.ts";
import { nearestNeighbors } from "../neighbors/nearest-neighbors.ts";
import { CANCER, UNLABELED } from "../protocol/labels.ts";
import type { FittedLearner, TrainingRows } from "../registry/learner.ts";
import type { LabelDistributions } from "./label-distributions.ts";
import { meanOfNeighbors } from "./mean-of-neighbors.ts";
import { meanByKernel, rbfKernel, scaleGamma } from "./rbf-kernel.ts";
import { scoreInBlocks } from "./score-in-blocks.ts";
import { standardiseTogether } from "./standardise-together.ts";

/** What label spreading and label propagation share. */
export const graphParameters = {
  kernel: z
    .enum(["knn", "rbf"])
    .default("knn")
    .describe(
      "knn joins each image to its nearest neighbours: sparse, for any number of images, with no scale to choose. rbf joins all pairs, weighted by exp(-gamma distance²), for at most 6,000 images. scikit-learn's default is rbf with gamma 20, which at 512 standardised columns leaves every image alone.",
    ),
  gamma: z
    .union([z.number().min(1e-9).max(1e6), z.literal("scale")])
    .default("scale")
    .describe("For kernel rbf: how fast resemblance falls with distance. scale is 1 / (columns × their variance)."),
  nNeighbors: z
    .int()
    .min(2)
    .max(100)
    .default(7)
    .describe("For kernel knn: neighbours of each image in the graph; an image counts among its own."),
};

type GraphParams = { kernel: "knn" | "rbf"; gamma: number | "scale"; nNeighbors: number };

/** How a method spreads labels (n, UNLABELED where unknown) on either kind of graph over n rows. */
export type SpreadOnGraph = {
  onNeighbors(rows: Matrix, k: number, labels: Int8Array): Promise<LabelDistributions>;
  onKernel(kernel: DoubleMatrix, labels: Int8Array): Promise<LabelDistributions>;
};

/** Standardises labelled and unlabelled training rows together and spreads the labels over their graph. Rows scored
 *  afterwards were not in the graph (or, when scoring the graph's own rows, count among their neighbours) and take the
 *  mean of their neighbours' distributions. A row that no label reaches gets the share of cancers among the labels. */
export async function learnOnGraph(
  { labelled, labels: given, unlabelled }: TrainingRows,
  { kernel, gamma: asked, nNeighbors }: GraphParams,
  { onNeighbors, onKernel }: SpreadOnGraph,
): Promise<FittedLearner> {
  const { scaled, scale } = standardiseTogether(labelled.features, unlabelled.features);
  const labels = new Int8Array(scaled.rows).fill(UNLABELED);
  labels.set(given);
  const k = Math.min(nNeighbors, scaled.rows);
  // Neighbours need none, and its scale costs a pass over all rows.
  const gamma = asked !== "scale" ? asked : kernel === "rbf" ? scaleGamma(scaled) : 0;
  const model =
    kernel === "knn"
      ? await onNeighbors(scaled, k, labels)
      : await onKernel(await rbfKernel(scaled, scaled, gamma), labels);
  const cancerShare = given.reduce((sum, label) => sum + label, 0) / given.length;
  return {
    selected: { converged: model.converged ? 1 : 0 },
    nUnlabelled: unlabelled.features.rows,
    score: ({ features }) =>
      scoreInBlocks(features, Math.max(features.cols, kernel === "knn" ? k : scaled.rows), async (block) => {
        const { distributions, nClasses } = model;
        const rows = scale(block);
        const mean =
          kernel === "knn"
            ? meanOfNeighbors(await nearestNeighbors(rows, scaled, k), distributions, nClasses)
            : await meanByKernel(rows, scaled, gamma, distributions, nClasses);
        return Float64Array.from({ length: block.rows }, (_, i) => {
          const reached = mean[2 * i] + mean[2 * i + 1] > 0;
          return reached ? mean[2 * i + CANCER] : cancerShare;
        });
      }),
  };
}
