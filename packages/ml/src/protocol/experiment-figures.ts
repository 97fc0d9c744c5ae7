import type { Random } from "../random/random.ts";
import { costFigure, MISS_COST } from "./cost-figure.ts";
import type { FoldResult } from "./experiment.ts";
import type { Figure, FigureReason } from "./figure.ts";
import { UNLABELED } from "./labels.ts";
import type { PooledFolds } from "./pool-folds.ts";
import { ifCalibratedFigure, pooledFigures } from "./pooled-figures.ts";
import { rocAucFigures } from "./roc-auc-figures.ts";
import { type ScoredRows, scoredRows } from "./scored-rows.ts";
import { targetFigures } from "./target-figures.ts";

/** Figures of the method's own scores, and of its probabilities, in the order of a report. */
const COUNTED = ["f1", "recall", "precision", "specificity", "accuracy"] as const;
const RANKED = ["averagePrecision", "balancedAccuracy", "f1Macro", "f2", "mcc"] as const;
const PROBABLE = ["logLoss", "brier"] as const;

/** The experiment's figures. rocAuc is the mean over all folds of all repeats; see rocAucFigures. The others pool the
 *  out-of-fold scores, averaged over the repeats first, so that a row counts once whatever the repeats; see
 *  pooledFigures. f1, f2, recall, precision and averagePrecision are those of the cancer class.
 *  What judges probabilities (logLoss, brier, ece, eceIfCalibrated) takes the calibrated scores where there are any,
 *  and says so in `scores`; brierRaw and eceRaw are always of the method's own. eceIfCalibrated says what perfect
 *  calibration would measure on these very scores, with the range of its draws. recallAtTarget and specificityAtTarget
 *  judge by the thresholds chosen inside the folds, costPerImage by the costs; see targetFigures and costFigure.
 *  @param inputs    every label of the experiment, and the family of each row
 *  @param folds     rows by their place among these
 *  @param pooled    poolFolds of them
 *  @param missCost  false alarms that one missed cancer is worth, for costPerImage */
export function experimentFigures(
  inputs: { labels: ArrayLike<number>; groups: ArrayLike<number> },
  folds: readonly FoldResult[],
  pooled: PooledFolds,
  random: Random,
  missCost = MISS_COST,
): Figure[] {
  const raw = scoredRows(inputs, pooled.outOfFold);
  const missing = missingReason(raw, inputs.labels);
  const [area, standardError] = rocAucFigures(inputs, folds, missing);
  if (missing) {
    const ids = [...COUNTED, ...PROBABLE, ...RANKED, "ece", "eceIfCalibrated", "brierRaw", "eceRaw"];
    const rest = ["recallAtTarget", "specificityAtTarget", "costPerImage"];
    const none = [...ids, ...rest].map((id) => ({ id, value: null, n: 0, interval: null, reason: missing }));
    return [area, ...none, standardError];
  }
  const ofRaw = pooledFigures(raw, [...COUNTED, ...RANKED, "brier", "ece"], random);
  const [counted, ranked] = [ofRaw.slice(0, COUNTED.length), ofRaw.slice(COUNTED.length, -2)];
  const [brierRaw, eceRaw] = ofRaw
    .slice(-2)
    .map((figure) => ({ ...figure, id: `${figure.id}Raw`, scores: "RAW" as const }));
  const calibrated = scoredRows(inputs, pooled.calibrated);
  const judged = calibrated.labels.length > 0 ? calibrated : raw;
  const said = { scores: judged === calibrated ? ("CALIBRATED" as const) : ("RAW" as const) };
  const [logLoss, brier, ece] = pooledFigures(judged, [...PROBABLE, "ece"], random).map((figure) => ({
    ...figure,
    ...said,
  }));
  const ifCalibrated = { ...ifCalibratedFigure(judged, random), ...said };
  const atTarget = targetFigures(scoredRows(inputs, pooled.called), random);
  const cost = costFigure(calibrated, missCost, random);
  return [
    area,
    ...counted,
    logLoss,
    brier,
    ...ranked,
    ece,
    ifCalibrated,
    brierRaw,
    eceRaw,
    ...atTarget,
    cost,
    standardError,
  ];
}

function missingReason(scored: ScoredRows, labels: ArrayLike<number>): FigureReason | null {
  const known = new Set(Array.from(labels).filter((label) => label !== UNLABELED));
  if (known.size === 0) return "NO_LABELS";
  if (known.size === 1) return "ONE_CLASS";
  return scored.labels.length === 0 ? "NOT_SCORED" : null;
}
