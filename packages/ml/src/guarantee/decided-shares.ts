import { countAtMost, countBelow } from "./count-scores.ts";

export type DecidedShares = { shareNormal: number | null; shareDecided: number | null };

/** Share of the pool decided normal, and decided at all, under both thresholds (null: see DecisionRule).
 *  @param scores   ascending, unscored images left out
 *  @param nPool    images, the unscored among them
 *  O(log n). */
export function decidedShares(
  scores: Float64Array,
  nPool: number,
  cancerFrom: number | null,
  normalUpTo: number | null,
): DecidedShares {
  if (nPool === 0) return { shareNormal: null, shareDecided: null };
  const mayBeNormal = normalUpTo === null ? scores.length : countAtMost(scores, normalUpTo);
  const cannotBeCancer = cancerFrom === null ? 0 : countBelow(scores, cancerFrom);
  const normal = Math.min(mayBeNormal, cannotBeCancer);
  const cancer = scores.length - Math.max(mayBeNormal, cannotBeCancer);
  return { shareNormal: normal / nPool, shareDecided: (normal + cancer) / nPool };
}
