import { z } from "zod";
import { nearestNeighbors } from "../../neighbors/nearest-neighbors.ts";
import { defineClassifier } from "../../registry/method.ts";
import { graphParameters, learnOnGraph } from "../learn-on-graph.ts";
import { fitLabelPropagation } from "./label-propagation.ts";

/** Label propagation over the training rows, labelled and not. See learnOnGraph for how held-out rows are scored. */
export const labelPropagationMethod = defineClassifier({
  id: "labelPropagation",
  name: "Label propagation",
  task: "SEMI_SUPERVISED",
  description:
    "Each unlabelled image takes the mean of the images it resembles until nothing moves; the experts' labels never change, so that a wrong one spreads unhindered (Zhu and Ghahramani 2002).",
  source: "Zhu and Ghahramani 2002; scikit-learn LabelPropagation",
  parameters: z.object({
    ...graphParameters,
    maxIter: z.int().min(1).max(100_000).default(1000).describe("Most iterations."),
    tol: z
      .number()
      .min(1e-12)
      .max(1)
      .default(1e-3)
      .describe("The iterations stop when the labels' total change is below this."),
  }),
  needs: { labels: true, unlabelled: true, views: "NONE", distance: true },
  cost: { time: "n^2 d", memory: "n k", rowsMax: null },
  complexityRank: 2,
  fittedInsideFold: ["scaler", "graph", "propagation"],
  scoreGraph: "TRANSDUCTIVE",
  learn: (rows, { maxIter, tol, ...graph }, { signal }) =>
    learnOnGraph(rows, graph, {
      onNeighbors: async (scaled, k, labels) =>
        fitLabelPropagation(await nearestNeighbors(scaled, scaled, k), labels, 2, { maxIter, tol }, { signal }),
      onKernel: (kernel, labels) => fitLabelPropagation(kernel, labels, 2, { maxIter, tol }, { signal }),
    }),
});
