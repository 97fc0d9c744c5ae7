import type { CalibrationErrorBias } from "../metrics/calibration-error.ts";
import type { Interval } from "../protocol/figure.ts";
import type { LabelShiftTest } from "./label-shift/label-shift-test.ts";
import type { PrevalenceFit } from "./prevalence-fit.ts";

export type Estimate = { value: number; interval: Interval | null };

/** Are the labelled rows' scores probabilities? Slope 1 and intercept 0 where they are. */
export type CalibrationCheck = {
  verdict: "CALIBRATED" | "UNCALIBRATED" | "NOT_INFORMATIVE";
  n: number;
  slope: Estimate;
  intercept: Estimate;
  expectedCalibrationError: CalibrationErrorBias | null;
};

export type PrevalenceEstimate = PrevalenceFit & {
  /** Id of the estimator in the registry. */
  estimator: string;
  parameters: Record<string, unknown>;
  interval: Interval | null;
  /** Of the unclipped value. */
  unclippedInterval: Interval | null;
  /** Of `details.separation`, where the estimator divides by it. */
  separationInterval: Interval | null;
};

/** First minus second, on the same resamples. */
export type PrevalenceDifference = { estimators: [string, string]; difference: number; interval: Interval | null };

/** What a reader must know before using the estimates; codes, so that each language says it in its own words.
 *  - TOO_FEW_LABELS, POOL_TOO_SMALL: fewer families than an interval can rest on
 *  - SCORES_UNCALIBRATED, SCORES_NOT_INFORMATIVE: see CalibrationCheck
 *  - NEARLY_SINGULAR: the estimator divides by a separation that may be almost nothing
 *  - OUTSIDE_RANGE: before clipping the estimate is below 0 or above 1: no mixture of the labelled classes looks like
 *    the pool; `decisive` when its interval is too
 *  - AT_BORDER: the likelihood still rises at 0 or 1
 *  - ESTIMATORS_DISAGREE: the interval of their difference leaves 0 out, which label shift alone does not explain
 *  - LABEL_SHIFT_REFUTED, LABEL_SHIFT_NOT_DECIDABLE: see LabelShiftTest */
export type PrevalenceFinding =
  | { code: "TOO_FEW_LABELS"; normalFamilies: number; cancerFamilies: number; needed: number }
  | { code: "POOL_TOO_SMALL"; poolFamilies: number; needed: number }
  | { code: "SCORES_UNCALIBRATED" | "SCORES_NOT_INFORMATIVE"; slope: Estimate; intercept: Estimate }
  | { code: "NEARLY_SINGULAR"; estimator: string; separation: Estimate; needed: number }
  | { code: "OUTSIDE_RANGE"; estimator: string; unclipped: Estimate; decisive: boolean }
  | { code: "AT_BORDER"; estimator: string; value: number }
  | { code: "ESTIMATORS_DISAGREE"; estimators: [string, string]; difference: Estimate }
  | { code: "LABEL_SHIFT_REFUTED"; auc: number; pValue: number }
  | { code: "LABEL_SHIFT_NOT_DECIDABLE"; effectiveLabelled: number; criticalAuc: number | null };

/** What the scores alone say. */
export type PrevalenceAssessment = {
  /** Share of cancers among the labelled rows, which the scores' probabilities refer to. */
  labelledPrevalence: number;
  calibration: CalibrationCheck;
  estimates: PrevalenceEstimate[];
  differences: PrevalenceDifference[];
  nResamples: number;
};

/** Plain data: JSON keeps all of it. */
export type PrevalenceReport = {
  counts: {
    nNormal: number;
    nCancer: number;
    normalFamilies: number;
    cancerFamilies: number;
    /** Rows of the pool estimated on, and their families. */
    nPool: number;
    poolFamilies: number;
    /** Rows of the pool left out because a row of their family is labelled: the model has seen their like. */
    nRelated: number;
  };
  /** Null where the labels or the pool do not allow one. */
  assessment: PrevalenceAssessment | null;
  /** Estimator to use, null when none has a value that can be: see choosePreferred. */
  preferred: string | null;
  labelShift: LabelShiftTest | null;
  findings: PrevalenceFinding[];
  /** n: calibrated P(cancer): out of fold for a labelled row, the mean of the fold models for the pool; null where none. */
  scores: (number | null)[];
};
