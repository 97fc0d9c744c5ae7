import { normalQuantile } from "../../metrics/normal-quantile.ts";

export type LabelEfficiencyPoint = {
  nLabels: number;
  auc: number | null;
  interval: { low: number; high: number; level: number } | null;
};

/** TOO_FEW_POINTS: fewer than two numbers of labels have an area with an interval. FLAT: the curve does not rise by more
 *  than its own error, so that no gain is shown; `interval.high` is the most that further labels may still bring. */
export type GainReason = "TOO_FEW_POINTS" | "FLAT";

export type ExpectedGain = {
  /** Rise of the area under the ROC curve by `nFurther` further labels. */
  gain: number | null;
  interval: { low: number; high: number; level: number } | null;
  /** The most labels on the curve, from which the gain is counted. */
  nLabels: number | null;
  nFurther: number;
  /** Points behind the slope. */
  nPoints: number;
  reason?: GainReason;
};

/** Of the right end of the curve: an area has a ceiling, and the steep start says little of what is still to gain. */
const POINTS = 3;

/** The gain to expect from further labels, by the slope of the label-efficiency curve at its end: a straight line in the
 *  logarithm of the number of labels through its last three points, weighed by their errors. Five points with errors do
 *  not carry the three parameters of a power law: its ceiling would be a guess. The line has no ceiling of its own, so the
 *  gain is cut where the area would pass 1. The errors count as independent; points share their test images, so that the
 *  slope is rather surer than the interval says.
 *  @param points    in any order
 *  @param nFurther  further labels, default 10
 *  @throws RangeError for a number of labels below 1 or given twice, an interval upside down, or nFurther below 1 */
export function expectedGain({
  points,
  nFurther = 10,
  level = 0.95,
}: {
  points: readonly LabelEfficiencyPoint[];
  nFurther?: number;
  level?: number;
}): ExpectedGain {
  if (!(Number.isInteger(nFurther) && nFurther >= 1))
    throw new RangeError(`nFurther is ${nFurther}, at least 1 needed`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
  const usable = readable(points).slice(-POINTS);
  const last = usable.at(-1);
  if (!last || usable.length < 2) {
    return {
      gain: null,
      interval: null,
      nLabels: last?.nLabels ?? null,
      nFurther,
      nPoints: usable.length,
      reason: "TOO_FEW_POINTS",
    };
  }
  const total = usable.reduce((sum, { weight }) => sum + weight, 0);
  const centre = usable.reduce((sum, { weight, at }) => sum + weight * at, 0) / total;
  const spread = usable.reduce((sum, { weight, at }) => sum + weight * (at - centre) ** 2, 0);
  const slope = usable.reduce((sum, { weight, at, auc }) => sum + weight * (at - centre) * auc, 0) / spread;
  const further = Math.log((last.nLabels + nFurther) / last.nLabels);
  const half = normalQuantile((1 + level) / 2) / Math.sqrt(spread);
  const room = 1 - last.auc;
  const cut = (rise: number): number => Math.min(room, rise * further);
  const interval = { low: cut(slope - half), high: cut(slope + half), level };
  const known = { interval, nLabels: last.nLabels, nFurther, nPoints: usable.length };
  return interval.low > 0 ? { gain: cut(slope), ...known } : { gain: null, ...known, reason: "FLAT" };
}

type Readable = { nLabels: number; at: number; auc: number; weight: number };

/** Points with an interval that has a width, by number of labels. */
function readable(points: readonly LabelEfficiencyPoint[]): Readable[] {
  const seen = new Set<number>();
  return points
    .flatMap(({ nLabels, auc, interval }): Readable[] => {
      if (!(nLabels >= 1) || seen.has(nLabels))
        throw new RangeError(`a point at ${nLabels} labels, below 1 or given twice`);
      seen.add(nLabels);
      if (auc === null || interval === null || interval.high === interval.low) return [];
      if (!(interval.high > interval.low)) throw new RangeError(`the interval at ${nLabels} labels is upside down`);
      // The longer side: intervals are cut at 0 and 1.
      const error = Math.max(interval.high - auc, auc - interval.low) / normalQuantile((1 + interval.level) / 2);
      return [{ nLabels, at: Math.log(nLabels), auc, weight: 1 / error ** 2 }];
    })
    .sort((a, b) => a.nLabels - b.nLabels);
}
