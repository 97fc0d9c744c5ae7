import { percentile } from "../../metrics/percentile.ts";

/** Middle and spread of a set that few odd values do not move. */
type Spread = { median: number; deviation: number };

/** Fewer tell nothing of what is usual. */
const ROWS_MIN = 10;
/** Deviations from the median that are no longer chance in a set of thousands, heavier tails allowed for. */
const LOG_DEVIATIONS = 4;
/** Distances lie between 0 and 2, so that their logarithms can hardly be odd: they are taken as they are. Three mark what
 *  is worth a look, one in 700 by chance. */
const DISTANCE_DEVIATIONS = 3;
/** A set of near-copies is not held to its own tiny spread: at least 10 % is usual. */
const DEVIATION_MIN = 0.1;
/** Of a normal law's standard deviation to its median absolute deviation. */
const NORMAL_SCALE = 1.4826;
const LEAST = 1e-9;

/** The value so far below the usual that the set itself calls it odd: four robust deviations under the median, in
 *  logarithms, since measures of images are alike by ratio. Null for fewer than ten values. */
export function lowLimit(values: readonly number[]): number | null {
  const spread = spreadOf(values.map((value) => Math.log(Math.max(value, LEAST))));
  return spread && Math.exp(spread.median - LOG_DEVIATIONS * Math.max(DEVIATION_MIN, spread.deviation));
}

/** The distance so far above the usual: three robust deviations over the median. Null for fewer than ten. */
export function distanceLimit(distances: readonly number[]): number | null {
  const spread = spreadOf(distances);
  return spread && spread.median + DISTANCE_DEVIATIONS * Math.max(DEVIATION_MIN * spread.median, spread.deviation);
}

function spreadOf(values: readonly number[]): Spread | null {
  if (values.length < ROWS_MIN) return null;
  const sorted = Float64Array.from(values).sort();
  const median = percentile(sorted, 0.5);
  const deviations = sorted.map((value) => Math.abs(value - median)).sort();
  return { median, deviation: NORMAL_SCALE * percentile(deviations, 0.5) };
}
