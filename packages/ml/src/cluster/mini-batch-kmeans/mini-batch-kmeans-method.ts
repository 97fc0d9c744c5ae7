import { defineClusterer } from "../../registry/method.ts";
import { fitMiniBatchKMeans, miniBatchKMeansParameters } from "./mini-batch-kmeans.ts";

export const miniBatchKMeansMethod = defineClusterer({
  id: "miniBatchKMeans",
  name: "Mini-batch k-means",
  task: "CLUSTERING",
  description: "k-means that learns its centres from small random batches of rows, for very many rows.",
  source: "Sculley 2010; scikit-learn MiniBatchKMeans",
  parameters: miniBatchKMeansParameters,
  needs: { labels: false, unlabelled: true, views: "NONE", distance: true },
  cost: { time: "nSteps batchSize k d + n k d", memory: "n d", rowsMax: null },
  async cluster(features, parameters, tools) {
    const { labels, inertia, nIter, nSteps } = await fitMiniBatchKMeans(features, parameters, tools);
    return { labels, nClusters: parameters.nClusters, details: { inertia, nIter, nSteps } };
  },
});
