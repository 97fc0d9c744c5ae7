import { runClustering } from "@brainscan/ml/protocol/run-unsupervised";

/** Which method, on which sets, its quality's name and the goal; `run` resolves to the quality. */
export const CASES = [
  {
    id: "kMeans",
    title: "k-means, k = 10, one start",
    sets: ["large", "real"],
    quality: "inertia",
    goal: "not slower",
    async run(features) {
      const parameters = { nClusters: 10, nInit: 1, maxIter: 100 };
      const { details } = await runClustering({ features }, { method: "kMeans", parameters, seed: 0 });
      return details.inertia;
    },
  },
];
