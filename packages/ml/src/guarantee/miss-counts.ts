import { clopperPearsonInterval } from "../metrics/clopper-pearson-interval.ts";
import { countAtMost, countBelow } from "./count-scores.ts";
import type { MissRate } from "./guarantee.ts";

/** One list of cancers' scores a repeat of the cross-validation, or one of an audit; each ascending, one score a
 *  family. */
export type CancerScores = readonly Float64Array[];

/** Cancers: the fewest of any list, since five repeats of fifty are never 250. */
export function fewestOf(lists: CancerScores): number {
  return lists.length === 0 ? 0 : Math.min(...lists.map(({ length }) => length));
}

/** Cancers that score below the threshold and, where `normalUpTo` is given, no more than that: a mean over the lists. */
export function meanMisses(lists: CancerScores, threshold: number, normalUpTo: number | null = null): number {
  if (lists.length === 0) return 0;
  const misses = lists.reduce((sum, scores) => {
    const below = countBelow(scores, threshold);
    return sum + (normalUpTo === null ? below : Math.min(below, countAtMost(scores, normalUpTo)));
  }, 0);
  // A longer list than the shortest could have more misses than that has cancers.
  return Math.min(misses / lists.length, fewestOf(lists));
}

export type MissFigures = { missRate: MissRate | null; missRateUpperBound: number | null };

/** The figures of so many misses among n cancers; none without cancers. The same misses are worked out once, since
 *  many thresholds share them. */
export function missFigures(n: number, upperBoundOf: (misses: number) => number): (misses: number) => MissFigures {
  const known = new Map<number, MissFigures>();
  return (misses) => {
    if (n === 0) return { missRate: null, missRateUpperBound: null };
    const figures = known.get(misses) ?? {
      missRate: { value: misses / n, interval: clopperPearsonInterval(misses, n), n },
      missRateUpperBound: upperBoundOf(misses),
    };
    known.set(misses, figures);
    return figures;
  };
}
