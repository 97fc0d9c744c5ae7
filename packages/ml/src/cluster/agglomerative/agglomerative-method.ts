import { defineClusterer } from "../../registry/method.ts";
import { agglomerativeParameters, fitAgglomerative } from "./agglomerative.ts";

export const agglomerativeMethod = defineClusterer({
  id: "agglomerative",
  name: "Agglomerative clustering",
  task: "CLUSTERING",
  description:
    "A tree of clusters: every row starts alone and the two nearest clusters are joined, again and again. The tree is then cut into as many clusters as wanted.",
  source: "Ward 1963; Lance and Williams 1967; Müllner 2011; scikit-learn AgglomerativeClustering",
  parameters: agglomerativeParameters,
  needs: { labels: false, unlabelled: true, views: "NONE", distance: true },
  cost: { time: "n^2 d", memory: "n^2 / 2", rowsMax: 20_000 },
  async cluster(features, parameters, tools) {
    const { labels, nClusters, distances } = await fitAgglomerative(features, parameters, tools);
    const lastDistance = distances.length === 0 ? 0 : distances[distances.length - 1];
    return { labels, nClusters, details: { lastDistance } };
  },
});
