import type { LayerName } from "@brainscan/db/schema/experiments";

export type PlannedExperiment = { layer: LayerName; method: string; parameters: Record<string, unknown> };

/** What every study compares: learning from labels alone against learning from all images, on both layers. */
export const STUDY_PLAN: readonly PlannedExperiment[] = [
  { layer: "avgpool", method: "logisticRegression", parameters: {} },
  { layer: "layer3", method: "logisticRegression", parameters: {} },
  { layer: "avgpool", method: "labelSpreading", parameters: {} },
  { layer: "layer3", method: "labelSpreading", parameters: {} },
];

/** Two axes for the map, on each layer. One descent of t-SNE: the best of four is hardly another map, at four times the
 *  time. */
export const PROJECTIONS = [
  { method: "pca", parameters: {} },
  { method: "umap", parameters: {} },
  { method: "tsne", parameters: { nInit: 1 } },
] as const;

/** Folds, where each class has as many families. */
export const N_SPLITS = 5;

/** Cross-validations that the decision thresholds are the median of. */
export const N_REPEATS = 10;

/** Miss rate of each class that decisions aim at. */
export const ALPHA = 0.05;

/** How scores become probabilities before the pool's share is estimated from them. */
export const CALIBRATION = { calibrator: "platt", nSplits: N_SPLITS };
