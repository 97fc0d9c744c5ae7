import { classStrata } from "../../metrics/class-strata.ts";
import { checkBinary } from "../../metrics/confusion.ts";
import { familiesOf } from "../../metrics/families.ts";
import { resampleFamilies } from "../../metrics/group-bootstrap.ts";
import { percentile } from "../../metrics/percentile.ts";
import { rankByScore } from "../../metrics/ranking.ts";
import { createRandom } from "../../random/random.ts";
import { UNLABELED } from "../labels.ts";
import type { CompareReason } from "./compared.ts";
import { type CurveOf, precisions, truePositiveRates } from "./curve-on-grid.ts";

export type CurveBandParams = {
  seed: number;
  /** Default 0.95. */
  level?: number;
  /** Default 2000. */
  nResamples?: number;
  /** Equal steps of the grid. Default 100. */
  nSteps?: number;
};

/** A curve with its pointwise band, in parallel columns: at each place of the grid by itself the band holds the curve's
 *  own value with chance `level`; that it holds the whole curve is less likely. */
export type CurveBand = {
  /** Empty when there is no curve; false positive rate (from 0) or recall (from the first step: at 0 there is no
   *  precision). */
  grid: number[];
  /** True positive rate, or precision. */
  estimate: number[];
  /** Empty when there is no band: `reason` says why. */
  low: number[];
  high: number[];
  level: number;
  /** Families. */
  n: number;
  reason?: CompareReason;
};

/** Labelled rows with their out-of-fold scores averaged over repeats, in parallel columns; rows of label -1 or score NaN
 *  are left out. */
export type ScoredRows = { labels: ArrayLike<number>; scores: ArrayLike<number>; groups: ArrayLike<number> };

/** ROC curve of the pooled scores with the band of a bootstrap of families, drawn within their class.
 *  The scores are taken as given: how models would differ on other training rows is not in the band.
 *  @throws RangeError when lengths differ, level is outside (0, 1), nResamples below 2 or nSteps below 1. O(nResamples (n + nSteps)). */
export function pooledRocBand(rows: ScoredRows, params: CurveBandParams): CurveBand {
  return curveBand(rows, params, "roc", 0, truePositiveRates);
}

/** The same of the precision-recall curve, a step function as in average precision: the precision of the highest
 *  threshold whose recall reaches the place on the grid. */
export function pooledPrecisionRecallBand(rows: ScoredRows, params: CurveBandParams): CurveBand {
  return curveBand(rows, params, "precision-recall", 1, precisions);
}

// Values of equal curves, summed in another order.
const ROUNDING = 1e-9;

function curveBand(
  rows: ScoredRows,
  { seed, level = 0.95, nResamples = 2000, nSteps = 100 }: CurveBandParams,
  stream: string,
  firstStep: number,
  curveOf: CurveOf,
): CurveBand {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
  if (!(nResamples >= 2 && nSteps >= 1))
    throw new RangeError(`at least 2 resamples and 1 step are needed, got ${nResamples} and ${nSteps}`);
  const { labels, scores, groups } = scoredRows(rows);
  const families = familiesOf(groups);
  const strata = classStrata(labels, families);
  const none = { grid: [], estimate: [], low: [], high: [], level, n: families.nFamilies };
  if (labels.length === 0) return { ...none, reason: "NO_COMMON_ROWS" };
  if (new Set(labels).size < 2) return { ...none, reason: "ONE_CLASS" };
  const grid = Array.from({ length: nSteps + 1 - firstStep }, (_, i) => (i + firstStep) / nSteps);
  const ranking = rankByScore(scores);
  const estimate = curveOf(
    labels,
    ranking,
    grid,
    labels.map(() => 1),
  );
  if ([0, 1].some((label) => strata[label].length + strata[2].length < 2))
    return { ...none, grid, estimate, reason: "TOO_FEW_FAMILIES" };
  const drawn = grid.map(() => new Float64Array(nResamples));
  let resample = 0;
  resampleFamilies(groups, strata, nResamples, { random: createRandom(seed, "curve band", stream) }, (weights) => {
    const values = curveOf(labels, ranking, grid, weights);
    for (let at = 0; at < values.length; at++) drawn[at][resample] = values[at];
    resample++;
  });
  const sorted = drawn.map((values) => values.sort());
  if (sorted.every((values) => values[nResamples - 1] - values[0] <= ROUNDING))
    return { ...none, grid, estimate, reason: "NO_SPREAD" };
  const bound = (share: number): number[] => sorted.map((values) => percentile(values, share));
  return { ...none, grid, estimate, low: bound((1 - level) / 2), high: bound((1 + level) / 2) };
}

function scoredRows({ labels, scores, groups }: ScoredRows): {
  labels: number[];
  scores: number[];
  groups: number[];
} {
  const n = labels.length;
  if (scores.length !== n || groups.length !== n)
    throw new RangeError(`${n} labels, ${scores.length} scores and ${groups.length} families`);
  const kept = Array.from({ length: n }, (_, row) => row).filter(
    (row) => labels[row] !== UNLABELED && !Number.isNaN(scores[row]),
  );
  const [ofLabels, ofScores, ofGroups] = [labels, scores, groups].map((column) => kept.map((row) => column[row]));
  checkBinary(ofLabels, ofScores);
  return { labels: ofLabels, scores: ofScores, groups: ofGroups };
}
