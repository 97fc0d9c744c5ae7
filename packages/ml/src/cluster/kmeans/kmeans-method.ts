import { defineClusterer } from "../../registry/method.ts";
import { fitKMeans, kMeansParameters } from "./kmeans.ts";

export const kMeansMethod = defineClusterer({
  id: "kMeans",
  name: "k-means",
  task: "CLUSTERING",
  description: "Groups of rows around k centres, each row with the nearest, so that the squared distances are small.",
  source: "Lloyd 1982; Arthur and Vassilvitskii 2007; scikit-learn KMeans",
  parameters: kMeansParameters,
  needs: { labels: false, unlabelled: true, views: "NONE", distance: true },
  cost: { time: "nInit nIter n k d", memory: "n (d + k)", rowsMax: null },
  async cluster(features, parameters, tools) {
    const { labels, inertia, nIter } = await fitKMeans(features, parameters, tools);
    return { labels, nClusters: parameters.nClusters, details: { inertia, nIter } };
  },
});
