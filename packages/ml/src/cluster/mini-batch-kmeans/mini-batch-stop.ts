/** Told the figures of each step, says whether to end: when the centres have all but stopped, or when the smoothed inertia
 *  (an exponentially weighted average over about half the rows) has not fallen for a number of steps. The first step
 *  does not count: its inertia is the initialisation's. scikit-learn's rule. */
export function miniBatchStop(given: {
  rows: number;
  batchSize: number;
  /** 0: no such end. */
  shiftSqMax: number;
  /** 0: no such end. */
  maxNoImprovement: number;
}): (inertia: number, shiftSq: number) => boolean {
  const { rows, batchSize, shiftSqMax, maxNoImprovement } = given;
  const share = Math.min(1, (2 * batchSize) / (rows + 1));
  let first = true;
  let smoothed: number | null = null;
  let lowest = Infinity;
  let withoutImprovement = 0;
  return (inertia, shiftSq) => {
    if (first) {
      first = false;
      return false;
    }
    const mean = inertia / batchSize;
    smoothed = smoothed === null ? mean : smoothed * (1 - share) + mean * share;
    if (shiftSqMax > 0 && shiftSq <= shiftSqMax) return true;
    withoutImprovement = smoothed < lowest ? 0 : withoutImprovement + 1;
    lowest = Math.min(lowest, smoothed);
    return maxNoImprovement > 0 && withoutImprovement >= maxNoImprovement;
  };
}
