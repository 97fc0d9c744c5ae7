import { defineClusterer } from "../../registry/method.ts";
import { fitHdbscan, hdbscanParameters } from "./hdbscan.ts";

export const hdbscanMethod = defineClusterer({
  id: "hdbscan",
  name: "HDBSCAN",
  task: "CLUSTERING",
  description:
    "Clusters of any shape and of different densities, those that last over the widest range of densities. Rows in sparse places are noise, and each row has a probability.",
  source: "Campello et al. 2013 and 2015; scikit-learn HDBSCAN",
  parameters: hdbscanParameters,
  needs: { labels: false, unlabelled: true, views: "NONE", distance: true },
  cost: { time: "n^2 d", memory: "n (d + minSamples)", rowsMax: 50_000 },
  async cluster(features, parameters, tools) {
    const { labels, nClusters, probabilities } = await fitHdbscan(features, parameters, tools);
    const nNoise = labels.reduce((count, label) => (label === -1 ? count + 1 : count), 0);
    return { labels, nClusters, probabilities, details: { nNoise } };
  },
});
