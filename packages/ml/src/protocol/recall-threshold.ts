// 0.29 * 100 is 28.999999999999996: without this slack a rank would rise by rounding.
const ROUNDING_SLACK = 1e-9;

/** The highest score from which the share `recallTarget` of the cancers is found: a row is called cancer when it scores
 *  at least this.
 *  @param scores  n; NaN where a row has none
 *  @param labels  n: 0, 1 or -1
 *  @returns null where no cancer has a score
 *  @throws RangeError when recallTarget is outside (0, 1]. O(n log n). */
export function recallThreshold(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  recallTarget: number,
): number | null {
  if (!(recallTarget > 0 && recallTarget <= 1))
    throw new RangeError(`recallTarget must be inside (0, 1], got ${recallTarget}`);
  const cancers = Array.from(scores)
    .filter((score, row) => labels[row] === 1 && !Number.isNaN(score))
    .sort((a, b) => b - a);
  if (cancers.length === 0) return null;
  return cancers[Math.max(1, Math.ceil(recallTarget * cancers.length - ROUNDING_SLACK)) - 1];
}
