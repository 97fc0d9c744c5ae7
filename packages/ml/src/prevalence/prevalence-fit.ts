/** Why an estimator has no value.
 *  - ONE_CLASS: no labelled row of one of the classes
 *  - NOT_INFORMATIVE: cancers do not score higher than normals, so that any share explains the pool
 *  - UNCALIBRATED: the scores are not probabilities of the labelled rows, and the estimator takes them for such */
export type PrevalenceReason = "ONE_CLASS" | "NOT_INFORMATIVE" | "UNCALIBRATED";

export type PrevalenceFit = {
  /** Share of cancers in the pool, 0..1; null with a reason. */
  value: number | null;
  /** Before it is clipped to 0..1. Outside, no mixture of the labelled classes looks like the pool. */
  unclipped: number | null;
  reason?: PrevalenceReason;
  /** Figures of the fit itself, such as separation, slope, nIter. */
  details: Record<string, number>;
};

export function clippedFit(unclipped: number, details: Record<string, number>): PrevalenceFit {
  return { value: Math.max(0, Math.min(1, unclipped)), unclipped, details };
}

export function refusedFit(reason: PrevalenceReason, details: Record<string, number> = {}): PrevalenceFit {
  return { value: null, unclipped: null, reason, details };
}
