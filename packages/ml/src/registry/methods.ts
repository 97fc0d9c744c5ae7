import { betaMethod } from "../calibrate/beta/beta-method.ts";
import { isotonicMethod } from "../calibrate/isotonic/isotonic-method.ts";
import { plattMethod } from "../calibrate/platt/platt-method.ts";
import { temperatureMethod } from "../calibrate/temperature/temperature-method.ts";
import { agglomerativeMethod } from "../cluster/agglomerative/agglomerative-method.ts";
import { dbscanMethod } from "../cluster/dbscan/dbscan-method.ts";
import { gaussianMixtureMethod } from "../cluster/gaussian-mixture/gaussian-mixture-method.ts";
import { hdbscanMethod } from "../cluster/hdbscan/hdbscan-method.ts";
import { kMeansMethod } from "../cluster/kmeans/kmeans-method.ts";
import { miniBatchKMeansMethod } from "../cluster/mini-batch-kmeans/mini-batch-kmeans-method.ts";
import { spectralMethod } from "../cluster/spectral/spectral-method.ts";
import { adjustedCountMethod } from "../prevalence/adjusted-count/adjusted-count-method.ts";
import { blackBoxShiftMethod } from "../prevalence/black-box-shift/black-box-shift-method.ts";
import { expectationMaximisationMethod } from "../prevalence/expectation-maximisation/expectation-maximisation-method.ts";
import { pcaMethod } from "../project/pca/pca-method.ts";
import { tsneMethod } from "../project/tsne/tsne-method.ts";
import { umapMethod } from "../project/umap/umap-method.ts";
import { clusterThenLabelMethod } from "../semi/cluster-then-label/cluster-then-label-method.ts";
import { coTrainingMethod } from "../semi/co-training/co-training-method.ts";
import { consistencyTrainingMethod } from "../semi/consistency-training/consistency-training-method.ts";
import { labelPropagationMethod } from "../semi/label-propagation/label-propagation-method.ts";
import { labelSpreadingMethod } from "../semi/label-spreading/label-spreading-method.ts";
import { laplacianRlsMethod } from "../semi/laplacian-rls/laplacian-rls-method.ts";
import { selfTrainingMethod } from "../semi/self-training/self-training-method.ts";
import { kNearestNeighborsMethod } from "../supervised/k-nearest-neighbors/k-nearest-neighbors-method.ts";
import { linearDiscriminantMethod } from "../supervised/linear-discriminant/linear-discriminant-method.ts";
import { logisticRegressionMethod } from "../supervised/logistic-regression/logistic-regression-method.ts";
import { mlpMethod } from "../supervised/mlp/mlp-method.ts";
import { svcMethod } from "../supervised/svc/svc-method.ts";
import type { Calibrator, Classifier, Clusterer, Method, PrevalenceEstimator, Projector } from "./method.ts";
import { ParameterError } from "./parameter-error.ts";

/** Every method, one line each, in the order of a form. */
export const METHODS: readonly Method[] = [
  pcaMethod,
  tsneMethod,
  umapMethod,
  kMeansMethod,
  miniBatchKMeansMethod,
  gaussianMixtureMethod,
  spectralMethod,
  agglomerativeMethod,
  dbscanMethod,
  hdbscanMethod,
  logisticRegressionMethod,
  linearDiscriminantMethod,
  kNearestNeighborsMethod,
  svcMethod,
  mlpMethod,
  labelSpreadingMethod,
  labelPropagationMethod,
  selfTrainingMethod,
  laplacianRlsMethod,
  coTrainingMethod,
  clusterThenLabelMethod,
  consistencyTrainingMethod,
  plattMethod,
  temperatureMethod,
  betaMethod,
  isotonicMethod,
  expectationMaximisationMethod,
  blackBoxShiftMethod,
  adjustedCountMethod,
];

export const CLASSIFIERS: readonly Classifier[] = METHODS.filter((method): method is Classifier => "learn" in method);
export const CLUSTERERS: readonly Clusterer[] = METHODS.filter((method): method is Clusterer => "cluster" in method);
export const PROJECTORS: readonly Projector[] = METHODS.filter((method): method is Projector => "project" in method);
export const CALIBRATORS: readonly Calibrator[] = METHODS.filter(
  (method): method is Calibrator => method.task === "CALIBRATION",
);

export const PREVALENCE_ESTIMATORS: readonly PrevalenceEstimator[] = METHODS.filter(
  (method): method is PrevalenceEstimator => method.task === "PREVALENCE",
);

/** @throws ParameterError UNKNOWN_METHOD */
export function findClassifier(id: string): Classifier {
  return find(CLASSIFIERS, id);
}

/** @throws ParameterError UNKNOWN_METHOD */
export function findClusterer(id: string): Clusterer {
  return find(CLUSTERERS, id);
}

/** @throws ParameterError UNKNOWN_METHOD */
export function findProjector(id: string): Projector {
  return find(PROJECTORS, id);
}

/** @throws ParameterError UNKNOWN_METHOD */
export function findCalibrator(id: string): Calibrator {
  return find(CALIBRATORS, id);
}

/** @throws ParameterError UNKNOWN_METHOD */
export function findPrevalenceEstimator(id: string): PrevalenceEstimator {
  return find(PREVALENCE_ESTIMATORS, id);
}

function find<Kind extends Method>(methods: readonly Kind[], methodId: string): Kind {
  const method = methods.find(({ id }) => id === methodId);
  if (method) return method;
  const known = methods.map(({ id }) => id).join(", ");
  throw new ParameterError("UNKNOWN_METHOD", "method", methodId, `it must be one of ${known}`);
}
