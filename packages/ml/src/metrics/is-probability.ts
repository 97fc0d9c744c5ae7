// Votes and normalised sums overshoot 0 or 1 in their last bits.
const ROUNDING = 1e-9;

/** Whether a score lies in 0..1, up to rounding. */
export function isProbability(score: number): boolean {
  return score >= -ROUNDING && score <= 1 + ROUNDING;
}
