import { defineProjector } from "../../registry/method.ts";
import { fitTsne, tsneParameters } from "./tsne.ts";

export const tsneMethod = defineProjector({
  id: "tsne",
  name: "t-SNE",
  task: "PROJECTION",
  description:
    "A map on which near neighbours stay neighbours. Distances between groups, and their sizes, mean nothing. On too few rows the perplexity falls to a third of the others and is reported.",
  source: "van der Maaten and Hinton 2008; van der Maaten 2014; scikit-learn TSNE",
  parameters: tsneParameters,
  needs: { labels: false, unlabelled: true, views: "NONE", distance: true },
  cost: { time: "n^2 d + maxIter n (perplexity + log n)", memory: "n (d + perplexity)", rowsMax: 100_000 },
  async project(features, parameters, tools) {
    // A study must draw its map whatever the number of its images.
    const perplexity =
      parameters.perplexity < features.rows ? parameters.perplexity : Math.max(1, (features.rows - 1) / 3);
    const { embedding, klDivergence, nIter } = await fitTsne(features, { ...parameters, perplexity }, tools);
    return { coordinates: embedding, details: { klDivergence, nIter, perplexity } };
  },
});
