import { defineProjector } from "../../registry/method.ts";
import { fitPca, pcaParameters, transformPca } from "./pca.ts";

export const pcaMethod = defineProjector({
  id: "pca",
  name: "Principal components",
  task: "PROJECTION",
  description: "The directions along which the images differ most, at right angles to each other.",
  source: "scikit-learn PCA; Halko, Martinsson and Tropp 2011",
  parameters: pcaParameters,
  needs: { labels: false, unlabelled: true, views: "NONE", distance: false },
  cost: { time: "n d min(n, d)", memory: "n d", rowsMax: null },
  async project(features, parameters, tools) {
    const model = await fitPca(features, parameters, tools);
    const ratios = Array.from(model.explainedVarianceRatio, (ratio, i) => [`explainedVarianceRatio${i + 1}`, ratio]);
    return { coordinates: await transformPca(model, features), details: Object.fromEntries(ratios) };
  },
});
