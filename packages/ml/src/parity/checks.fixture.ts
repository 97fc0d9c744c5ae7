import { checkAgglomerative } from "./checks/agglomerative.fixture.ts";
import { checkClusterMetrics } from "./checks/cluster-metrics.fixture.ts";
import { checkDbscan } from "./checks/dbscan.fixture.ts";
import { checkGaussianMixture } from "./checks/gaussian-mixture.fixture.ts";
import { checkKMeans } from "./checks/k-means.fixture.ts";
import { checkLabelPropagation, checkLabelSpreading } from "./checks/label-spreading.fixture.ts";
import { checkLogisticRegression } from "./checks/logistic-regression.fixture.ts";
import { checkPca } from "./checks/pca.fixture.ts";
import { checkSelfTraining } from "./checks/self-training.fixture.ts";
import { checkTsne } from "./checks/tsne.fixture.ts";
import type { Check } from "./sklearn-cases.fixture.ts";

/** How each method of the cases is compared, one line each. */
export const CHECKS: Readonly<Record<string, Check>> = {
  kMeans: checkKMeans,
  dbscan: checkDbscan,
  tsne: checkTsne,
  agglomerative: checkAgglomerative,
  clusterMetrics: checkClusterMetrics,
  gaussianMixture: checkGaussianMixture,
  pca: checkPca,
  labelPropagation: checkLabelPropagation,
  labelSpreading: checkLabelSpreading,
  selfTraining: checkSelfTraining,
  logisticRegression: checkLogisticRegression,
};
