/** Why a figure has no value, or no interval. Codes, so that each language says it in its own words.
 *  - NO_LABELS: no row carries a label
 *  - ONE_CLASS: the labels are all of one class
 *  - TOO_FEW_FOLDS: fewer than two folds have both classes in their test rows and could be trained
 *  - NOT_SCORED: no labelled row could be scored out of fold (each fold's training rows held one class only)
 *  - NO_POSITIVES: no scored row is labelled cancer
 *  - NO_NEGATIVES: no scored row is labelled normal
 *  - NO_PREDICTED_POSITIVES: no scored row was predicted cancer
 *  - NO_PREDICTED_NEGATIVES: every scored row was predicted cancer
 *  - NO_SPREAD: every fold, or every resample, gives the same value, so their spread gives no interval
 *  - TOO_FEW_FAMILIES: fewer than two families, or resamples too often without a value, so no interval
 *  - BIASED_BY_RESAMPLING: resampling would add to the figure's own bias, so it has no interval of its own
 *  - NOT_CALIBRATED: nothing was calibrated inside the folds (a control, a draw of labels, or families too few for it),
 *    so there is no calibrated score and no threshold
 *  - NOT_PROBABILITIES: the scores were made elsewhere and leave 0..1: they rank images, and are no probabilities
 *  - SPREAD_ITSELF: the figure is the spread of another one, whose interval tells the same
 *  - ONE_CLUSTER: fewer than two clusters hold rows
 *  - TOO_FEW_ROWS: a subsample of the rows would hold fewer rows than clusters */
export type FigureReason =
  | "NO_LABELS"
  | "ONE_CLASS"
  | "TOO_FEW_FOLDS"
  | "NOT_SCORED"
  | "NO_POSITIVES"
  | "NO_NEGATIVES"
  | "NO_PREDICTED_POSITIVES"
  | "NO_PREDICTED_NEGATIVES"
  | "NO_SPREAD"
  | "TOO_FEW_FAMILIES"
  | "BIASED_BY_RESAMPLING"
  | "NOT_CALIBRATED"
  | "NOT_PROBABILITIES"
  | "SPREAD_ITSELF"
  | "ONE_CLUSTER"
  | "TOO_FEW_ROWS";

/** A confidence interval.
 *  `method`: nadeau-bengio (corrected t over folds; clipped to 0..1 where the figure lies there, so that a bound of 1
 *  may stand for more), wilson, clopper-pearson, delong, bca (bias-corrected and accelerated bootstrap over families),
 *  group-bootstrap (percentile over families), consistency-resampling (the range that labels drawn from the scores
 *  themselves give), beta-order-statistic (the miss rate of a threshold that is an order statistic of the scores),
 *  subsample-range (between which a share `level` of the pairs of subsamples lie: a spread, not a confidence interval of
 *  their mean).
 *  wilson, clopper-pearson, delong, bca and group-bootstrap take the out-of-fold scores as given: they are intervals
 *  given these fitted models, and leave out how the models would differ on other training rows. What that costs in
 *  coverage is measured in docs/decisions/intervals.md. */
export type Interval = {
  low: number;
  high: number;
  level: number;
  method:
    | "nadeau-bengio"
    | "wilson"
    | "clopper-pearson"
    | "delong"
    | "bca"
    | "group-bootstrap"
    | "consistency-resampling"
    | "beta-order-statistic"
    | "subsample-range";
};

/** One measured figure. `value` is null when the data cannot give it, never NaN; `reason` then says why. */
export type Figure = {
  id: string;
  value: number | null;
  /** Items that the figure rests on. */
  n: number;
  /** Folds that gave a value, for a figure that is a mean over folds. */
  nFolds?: number;
  /** Pairs of subsamples, for a figure that is a mean over them. */
  nResamples?: number;
  /** Which scores a figure of probabilities is computed from: the method's own, or those calibrated inside the folds. */
  scores?: "RAW" | "CALIBRATED";
  /** What a missed cancer weighs against a false alarm, for a figure that weighs them. */
  missCost?: number;
  interval: Interval | null;
  reason?: FigureReason;
};
