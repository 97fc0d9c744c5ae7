import { takeRows } from "@brainscan/ml/matrix/matrix";
import { adjustedRandIndex } from "@brainscan/ml/metrics/adjusted-rand-index";
import { logLoss } from "@brainscan/ml/metrics/log-loss";
import { silhouetteScore } from "@brainscan/ml/metrics/silhouette-score";
import { trustworthiness } from "@brainscan/ml/metrics/trustworthiness";
import { nearestNeighbors } from "@brainscan/ml/neighbors/nearest-neighbors";
import { runClustering, runProjection } from "@brainscan/ml/protocol/run-unsupervised";
import { fitLabelSpreading } from "@brainscan/ml/semi/label-spreading/label-spreading";
import { neighborGraph } from "@brainscan/ml/semi/similarity-graph";
import {
  logisticRegressionPath,
  predictLogisticRegression,
} from "@brainscan/ml/supervised/logistic-regression/logistic-regression";
import { decideSvc, fitSvc } from "@brainscan/ml/supervised/svc/svc";

const LABELLED = 100;
const half = (truth) => Int8Array.from(truth, (cluster) => cluster % 2);
const range = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);

const clustering = (method, parameters) => (features) => runClustering({ features }, { method, parameters, seed: 0 });

/** How well a clustering finds the clouds that the data were drawn from. */
const agreement = (method, parameters) => async (features, truth) =>
  adjustedRandIndex(truth, (await clustering(method, parameters)(features)).labels);

/** Judged on the first 2,000 rows, as the peer is. */
const projection = (method) => async (features) => {
  const { coordinates } = await runProjection({ features }, { method, parameters: {}, seed: 0 });
  const judged = range(0, Math.min(features.rows, 2000));
  return trustworthiness(takeRows(features, judged), takeRows(coordinates, judged), 5);
};

/** Which method, on which sets, the name of its quality, the goal; `run` resolves to the quality. peer.py has the same ids. */
export const CASES = [
  {
    id: "nearestNeighbors",
    title: "15 nearest neighbours of every row, exact",
    sets: ["large", "real"],
    quality: "mean distance of the 15th",
    goal: "1.5",
    async run(features) {
      const { distancesSq, k } = await nearestNeighbors(features, features, 15);
      return (
        range(0, features.rows).reduce((sum, row) => sum + Math.sqrt(distancesSq[row * k + k - 1]), 0) / features.rows
      );
    },
  },
  {
    id: "kMeans",
    title: "k-means, k = 10, one start",
    sets: ["large", "real"],
    quality: "inertia",
    goal: "1",
    run: async (features) =>
      (await clustering("kMeans", { nClusters: 10, nInit: 1, maxIter: 100 })(features)).details.inertia,
  },
  {
    id: "miniBatchKMeans",
    title: "mini-batch k-means, k = 10",
    sets: ["large", "real"],
    quality: "inertia",
    goal: "1",
    run: async (features) =>
      (await clustering("miniBatchKMeans", { nClusters: 10, nInit: 3 })(features)).details.inertia,
  },
  {
    id: "gaussianMixture",
    title: "Gaussian mixture, 5 components, diagonal",
    sets: ["large", "real"],
    quality: "mean log-likelihood",
    goal: "1",
    run: async (features) =>
      (await clustering("gaussianMixture", { nComponents: 5, covarianceType: "diag" })(features)).details
        .meanLogLikelihood,
  },
  {
    id: "labelSpreading",
    title: "label spreading over 7 neighbours, 100 labels",
    sets: ["large", "real"],
    quality: "share right",
    goal: "1",
    async run(features, truth) {
      const wanted = half(truth);
      const labels = wanted.map((label, row) => (row < LABELLED ? label : -1));
      const { distributions } = await fitLabelSpreading(await neighborGraph(features, 7), labels, 2);
      const right = range(0, features.rows).filter(
        (row) => (distributions[2 * row + 1] > distributions[2 * row] ? 1 : 0) === wanted[row],
      );
      return right.length / features.rows;
    },
  },
  {
    id: "silhouette",
    title: "mean silhouette of 5 clusters",
    sets: ["large", "real"],
    quality: "silhouette",
    goal: "1",
    run: (features, truth) => silhouetteScore(features, truth),
  },
  {
    id: "logisticRegressionPath",
    title: "logistic regression at ten C",
    sets: ["large", "real"],
    quality: "log loss at the last",
    goal: "1",
    async run(features, truth) {
      const labels = half(truth);
      const Cs = range(0, 10).map((step) => 10 ** (-4 + (5 * step) / 9));
      const models = await logisticRegressionPath(features, labels, Cs);
      return logLoss(labels, predictLogisticRegression(models.at(-1), features));
    },
  },
  {
    id: "ward",
    title: "Ward's tree cut into 5",
    sets: ["small"],
    quality: "adjusted Rand index",
    goal: "0.5",
    run: agreement("agglomerative", { nClusters: 5, linkage: "ward" }),
  },
  {
    id: "hdbscan",
    title: "HDBSCAN",
    sets: ["small"],
    quality: "adjusted Rand index",
    goal: "0.5",
    run: agreement("hdbscan", { minClusterSize: 20 }),
  },
  {
    id: "spectral",
    title: "spectral clustering, 10 neighbours, pivoted QR",
    sets: ["small"],
    quality: "adjusted Rand index",
    goal: "0.5",
    run: agreement("spectral", {
      nClusters: 5,
      affinity: "nearestNeighbors",
      nNeighbors: 10,
      assignLabels: "clusterQr",
    }),
  },
  { id: "tsne", title: "t-SNE", sets: ["small"], quality: "trustworthiness", goal: "0.5", run: projection("tsne") },
  { id: "umap", title: "UMAP", sets: ["small"], quality: "trustworthiness", goal: "0.5", run: projection("umap") },
  {
    id: "svc",
    title: "support vector machine, RBF, trained on half",
    sets: ["small"],
    quality: "share right on the other half",
    goal: "0.5",
    async run(features, truth) {
      const labels = half(truth);
      const middle = Math.floor(features.rows / 2);
      const model = await fitSvc(takeRows(features, range(0, middle)), labels.subarray(0, middle), { tol: 1e-3 });
      const decisions = await decideSvc(model, takeRows(features, range(middle, features.rows)));
      return decisions.filter((decision, i) => decision > 0 === (labels[middle + i] === 1)).length / decisions.length;
    },
  },
];
