import { z } from "zod";
import { defineClassifier } from "../../registry/method.ts";
import { graphParameters, learnOnGraph } from "../learn-on-graph.ts";
import { neighborGraph } from "../similarity-graph.ts";
import { fitLabelSpreading } from "./label-spreading.ts";

/** Label spreading over the training rows, labelled and not. See learnOnGraph for how held-out rows are scored. */
export const labelSpreadingMethod = defineClassifier({
  id: "labelSpreading",
  name: "Label spreading",
  task: "SEMI_SUPERVISED",
  description:
    "Spreads the labels over a graph that joins each image, labelled or not, to those it resembles on standardised features; a label gives way where its neighbours disagree (Zhou et al. 2004).",
  source: "Zhou et al. 2004; scikit-learn LabelSpreading",
  parameters: z.object({
    ...graphParameters,
    alpha: z
      .number()
      .min(0.001)
      .max(0.999)
      .default(0.2)
      .describe("Share of its information that an image takes from its neighbours rather than from its own label."),
    maxIter: z.int().min(1).max(10_000).default(30).describe("Most iterations."),
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
  learn: (rows, { alpha, maxIter, tol, ...graph }, { signal }) =>
    learnOnGraph(rows, graph, {
      onNeighbors: async (scaled, k, labels) =>
        fitLabelSpreading(await neighborGraph(scaled, k), labels, 2, { alpha, maxIter, tol }, { signal }),
      onKernel: (kernel, labels) => fitLabelSpreading(kernel, labels, 2, { alpha, maxIter, tol }, { signal }),
    }),
});
