import { defineClusterer } from "../../registry/method.ts";
import { DENSE_ROWS_MAX } from "./normalised-affinity.ts";
import { countParts, fitSpectral, spectralParameters } from "./spectral.ts";

export const spectralMethod = defineClusterer({
  id: "spectral",
  name: "Spectral clustering",
  task: "CLUSTERING",
  description: "Groups of any shape that a graph of neighbours holds together, cut where the fewest edges cross.",
  source: "Shi and Malik 2000; scikit-learn SpectralClustering",
  parameters: spectralParameters,
  needs: { labels: false, unlabelled: true, views: "NONE", distance: true },
  cost: {
    time: "n^2 d, then n k nNeighbors a product",
    memory: `n (k + nNeighbors); rbf n^2, at most ${DENSE_ROWS_MAX.toLocaleString("en")} rows`,
    rowsMax: null,
  },
  async cluster(features, parameters, tools) {
    const model = await fitSpectral(features, parameters, tools);
    const eigenvalues = Array.from(model.eigenvalues, (value, c) => [`eigenvalue${c + 1}`, value] as const);
    const details = {
      nParts: countParts(model),
      converged: model.converged ? 1 : 0,
      ...Object.fromEntries(eigenvalues),
    };
    return { labels: model.labels, nClusters: parameters.nClusters, details };
  },
});
