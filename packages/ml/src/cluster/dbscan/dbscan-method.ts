import { defineClusterer } from "../../registry/method.ts";
import { dbscanParameters, fitDbscan } from "./dbscan.ts";

export const dbscanMethod = defineClusterer({
  id: "dbscan",
  name: "DBSCAN",
  task: "CLUSTERING",
  description:
    "Clusters of any shape: places where rows lie close together, however many there are. Rows in sparse places are noise.",
  source: "Ester et al. 1996; scikit-learn DBSCAN",
  parameters: dbscanParameters,
  needs: { labels: false, unlabelled: true, views: "NONE", distance: true },
  cost: { time: "n^2 d", memory: "n (d + minSamples)", rowsMax: 100_000 },
  async cluster(features, parameters, tools) {
    const { labels, nClusters, coreSampleIndices } = await fitDbscan(features, parameters, tools);
    const nNoise = labels.reduce((count, label) => (label === -1 ? count + 1 : count), 0);
    return { labels, nClusters, details: { nCoreSamples: coreSampleIndices.length, nNoise } };
  },
});
