import type { PrevalencePoint } from "@brainscan/ml/scaleup/answer";

export type PrevalenceFinding = {
  /** Up to where the share is assumed to lie, and a little beyond. */
  points: PrevalencePoint[];
  /** Median misses at the ends of the assumed range. */
  missedLow: number;
  missedHigh: number;
};

/** Room beyond the assumed range, as a share of its upper end. */
const BEYOND = 1.2;

/** Misses over the share of cancers, within the range that it is assumed to lie in.
 *  @param points  at least one, shares ascending */
export function preparePrevalence(
  points: readonly PrevalencePoint[],
  assumed: { low: number; high: number },
): PrevalenceFinding {
  const shown = points.filter(({ prevalence }) => prevalence <= BEYOND * assumed.high);
  return {
    points: shown.length > 1 ? shown : [...points],
    missedLow: missedAt(points, assumed.low),
    missedHigh: missedAt(points, assumed.high),
  };
}

/** Misses are a straight line between two shares. */
function missedAt(points: readonly PrevalencePoint[], share: number): number {
  const after = points.findIndex(({ prevalence }) => prevalence >= share);
  if (after === -1) return points[points.length - 1].missedCancers.value;
  if (after === 0) return points[0].missedCancers.value;
  const [from, to] = [points[after - 1], points[after]];
  const part = (share - from.prevalence) / (to.prevalence - from.prevalence);
  return from.missedCancers.value + part * (to.missedCancers.value - from.missedCancers.value);
}
