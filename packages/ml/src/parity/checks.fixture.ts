import { checkAgglomerative } from "./checks/agglomerative.fixture.ts";
import { checkBinaryMetrics } from "./checks/binary-metrics.fixture.ts";
import { checkClusterMetrics } from "./checks/cluster-metrics.fixture.ts";
import { checkDbscan } from "./checks/dbscan.fixture.ts";
import { checkGaussianMixture } from "./checks/gaussian-mixture.fixture.ts";
import { checkHdbscan } from "./checks/hdbscan.fixture.ts";
import {
  checkCorrectedPairedT,
  checkHolm,
  checkMcnemarExact,
  checkProportionInterval,
} from "./checks/inference.fixture.ts";
import { checkKMeans } from "./checks/k-means.fixture.ts";
import { checkKNearestNeighbors } from "./checks/k-nearest-neighbors.fixture.ts";
import { checkLabelPropagation, checkLabelSpreading } from "./checks/label-spreading.fixture.ts";
import { checkLinearDiscriminant } from "./checks/linear-discriminant.fixture.ts";
import { checkLogisticRegression } from "./checks/logistic-regression.fixture.ts";
import { checkPca } from "./checks/pca.fixture.ts";
import { checkSelfTraining } from "./checks/self-training.fixture.ts";
import { checkSpectral } from "./checks/spectral.fixture.ts";
import { checkSvc } from "./checks/svc.fixture.ts";
import { checkTsne } from "./checks/tsne.fixture.ts";
import type { Check } from "./sklearn-cases.fixture.ts";

/** How each method of the cases is compared, one line each. */
export const CHECKS: Readonly<Record<string, Check>> = {
  hdbscan: checkHdbscan,
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
  kNearestNeighbors: checkKNearestNeighbors,
  linearDiscriminant: checkLinearDiscriminant,
  svc: checkSvc,
  binaryMetrics: checkBinaryMetrics,
  proportionInterval: checkProportionInterval,
  mcnemarExact: checkMcnemarExact,
  correctedPairedT: checkCorrectedPairedT,
  holm: checkHolm,
  spectral: checkSpectral,
};
