import { z } from "zod";
import { stackRows } from "../../matrix/matrix.ts";
import { nearestNeighbors } from "../../neighbors/nearest-neighbors.ts";
import { CANCER, UNLABELED } from "../../protocol/labels.ts";
import { defineClassifier } from "../../registry/method.ts";
import { fitStandardScaler, transformStandardScaler } from "../../scale/standard-scaler.ts";
import { neighborGraph } from "../similarity-graph.ts";
import { fitLabelSpreading, predictLabelSpreading } from "./label-spreading.ts";

/** Label spreading over the training rows, labelled and not; rows scored afterwards were not in the graph (or, when
 *  scoring the graph's own rows, count among their neighbours) and take the mean of their neighbours' distributions.
 *  Standardised on all rows of the graph. A row that no label reaches gets the share of cancers among the labels. */
export const labelSpreadingMethod = defineClassifier({
  id: "labelSpreading",
  name: "Label spreading",
  task: "SEMI_SUPERVISED",
  description:
    "Spreads the labels over a graph that joins each image, labelled or not, to its nearest neighbours on standardised features (Zhou et al. 2004).",
  source: "Zhou et al. 2004; scikit-learn LabelSpreading",
  parameters: z.object({
    nNeighbors: z
      .int()
      .min(2)
      .max(100)
      .default(7)
      .describe("Neighbours of each image in the graph; an image counts among its own."),
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
  async learn({ labelled, labels: given, unlabelled }, { nNeighbors, ...parameters }) {
    const all = stackRows(labelled.features, unlabelled.features);
    const scaler = fitStandardScaler(all);
    const known = transformStandardScaler(scaler, all);
    const labels = new Int8Array(known.rows).fill(UNLABELED);
    labels.set(given);
    const k = Math.min(nNeighbors, known.rows);
    const model = fitLabelSpreading(await neighborGraph(known, k), labels, 2, parameters);
    const cancerShare = given.reduce((sum, label) => sum + label, 0) / given.length;
    return {
      selected: { converged: model.converged ? 1 : 0 },
      nUnlabelled: unlabelled.features.rows,
      async score({ features }) {
        const neighbors = await nearestNeighbors(transformStandardScaler(scaler, features), known, k);
        const distributions = predictLabelSpreading(model, neighbors);
        return Float64Array.from({ length: features.rows }, (_, i) => {
          const reached = distributions[2 * i] + distributions[2 * i + 1] > 0;
          return reached ? distributions[2 * i + CANCER] : cancerShare;
        });
      },
    };
  },
});
