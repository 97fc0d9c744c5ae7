import { checkBinary } from "../metrics/confusion.ts";

/** The door of the calibrators' fits.
 *  @param labels  n: 0 or 1
 *  @throws RangeError without rows, when lengths differ, or naming the first label that is neither 0 nor 1 or the first
 *    score that is not finite */
export function checkScores(scores: ArrayLike<number>, labels: ArrayLike<number>): void {
  if (scores.length === 0) throw new RangeError("0 scores: at least 1 is needed to calibrate");
  checkBinary(labels, scores);
  checkFinite(scores);
}

/** @throws RangeError naming the first score that is not finite */
export function checkFinite(scores: ArrayLike<number>): void {
  for (let i = 0; i < scores.length; i++)
    if (!Number.isFinite(scores[i])) throw new RangeError(`score ${scores[i]} at row ${i} is not finite`);
}
