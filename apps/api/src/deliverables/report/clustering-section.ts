import { z } from "zod";
import { count, durationMs, figure, layer, parameters } from "./figure.ts";

const cluster = z.strictObject({
  index: count,
  size: count.describe("Distinct images."),
  labelledNormal: count,
  labelledCancer: count,
  medoids: z.array(z.string()).describe("Paths of the images nearest to the centre."),
});

export const clusteringSection = z
  .strictObject({
    method: z.string().min(1),
    layer,
    nClusters: z.int().min(0).describe("Asked for, or found; 0 where all is noise."),
    parameters,
    seed: z.int(),
    figures: z
      .array(figure)
      .describe(
        "silhouette, bic, stability, inertia, daviesBouldin, calinskiHarabasz; and of labelled images only adjustedRandIndex, adjustedMutualInformation, vMeasure and fowlkesMallows.",
      ),
    preferredBy: z
      .array(z.string().min(1))
      .describe(
        "Criteria that prefer this number of clusters to all others on this layer: silhouette and stability the highest, bic the lowest.",
      ),
    chosen: z
      .boolean()
      .describe(
        "True for the number of clusters with the highest silhouette on this layer, of the method that the plan names first.",
      ),
    clusters: z.array(cluster),
    durationMs: durationMs.optional(),
  })
  .meta({ id: "Clustering", description: "A partition of the distinct images, made without labels." });

export const clusterChoiceSection = z
  .strictObject({
    figure: figure.describe("adjustedRandIndexInsideFolds: on the held-out labels of each fold."),
    chosen: z
      .array(z.strictObject({ method: z.string().min(1), layer, nClusters: count, times: count }))
      .describe("Clusterings that agreed best with the labels of some folds, and in how many."),
  })
  .meta({
    id: "ClusterChoice",
    description:
      "The highest agreement of many clusterings is flattered by picking it: here the picking is done inside folds, and judged outside.",
  });
