import { countAtMost, countBelow } from "./count-scores.ts";

export type DecidedShares = { shareNormal: number | null; shareDecided: number | null };

/** A pool by its scores: images that have one, those that score below cancerFrom, and up to and including normalUpTo; null
 *  without that threshold. */
export type PoolCounts = { nPool: number; scored: number; belowCancerFrom: number | null; upToNormal: number | null };

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
  return sharesOfCounts({
    ...{ nPool, scored: scores.length },
    belowCancerFrom: cancerFrom === null ? null : countBelow(scores, cancerFrom),
    upToNormal: normalUpTo === null ? null : countAtMost(scores, normalUpTo),
  });
}

/** The same of a pool that was counted. */
export function sharesOfCounts({ nPool, scored, belowCancerFrom, upToNormal }: PoolCounts): DecidedShares {
  if (nPool === 0) return { shareNormal: null, shareDecided: null };
  const mayBeNormal = upToNormal ?? scored;
  const cannotBeCancer = belowCancerFrom ?? 0;
  const normal = Math.min(mayBeNormal, cannotBeCancer);
  const cancer = scored - Math.max(mayBeNormal, cannotBeCancer);
  return { shareNormal: normal / nPool, shareDecided: (normal + cancer) / nPool };
}
