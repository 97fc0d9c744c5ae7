/** How the scores of a learner become probabilities. */
export type CalibrationConfig = {
  /** A calibrator of the registry, with its parameters (what is left out takes its default). */
  calibrator: string;
  parameters?: Record<string, unknown>;
  /** Inner folds. Default 5; fewer where the rarer class has fewer families. */
  nSplits?: number;
};
