import { percentile } from "../../metrics/percentile.ts";

/** Middle and spread of a set, in logarithms: measures of images are alike by ratio. */
export type LogSpread = { median: number; deviation: number };

/** Fewer tell nothing of what is usual. */
const ROWS_MIN = 10;
/** Deviations from the median that are no longer chance in a set of thousands, heavier tails allowed for. */
const DEVIATIONS = 4;
/** A set of near-copies is not held to its own tiny spread: at least 10 % is usual. */
const DEVIATION_MIN = 0.1;
/** Of a normal law's standard deviation to its median absolute deviation. */
const NORMAL_SCALE = 1.4826;
const LEAST = 1e-9;

/** Median and scaled median absolute deviation of ln(value); null for fewer than ten values. */
export function logSpread(values: readonly number[]): LogSpread | null {
  if (values.length < ROWS_MIN) return null;
  const logs = Float64Array.from(values, (value) => Math.log(Math.max(value, LEAST))).sort();
  const median = percentile(logs, 0.5);
  const deviations = logs.map((log) => Math.abs(log - median)).sort();
  return { median, deviation: Math.max(DEVIATION_MIN, NORMAL_SCALE * percentile(deviations, 0.5)) };
}

/** The value so far below the usual, or above, that the set itself calls it odd. */
export function robustLimit({ median, deviation }: LogSpread, side: "BELOW" | "ABOVE"): number {
  return Math.exp(median + (side === "BELOW" ? -1 : 1) * DEVIATIONS * deviation);
}
