import type { Interval } from "../figure.ts";
import { type Candidate, type Champion, chooseChampion } from "./choose-champion.ts";
import type { ComparedFold, CompareReason } from "./compared.ts";
import { clip, foldsOfARepeat, meanOf, spreadT, testOverTrain } from "./fold-area.ts";

/** The candidates as evaluated inside the training rows of one outer fold. */
export type NestedFold = {
  repeat: number;
  fold: number;
  candidates: readonly { id: string; folds: readonly ComparedFold[] }[];
};

export type OptimismEstimate = {
  /** Chosen on all folds, and the mean area it was chosen for. */
  champion: string;
  championAuc: number;
  /** Mean over outer folds of the champion's area less that of the candidate chosen inside; may fall below 0. */
  optimism: number | null;
  interval: Interval | null;
  /** Mean area of those chosen inside: what choosing in this way gives on rows that took no part in it. */
  nestedAuc: number | null;
  nestedInterval: Interval | null;
  /** The champion's area less its optimism, a negative one counting as 0. */
  correctedAuc: number | null;
  /** The nested interval, moved to the corrected area and kept in 0..1. */
  correctedInterval: Interval | null;
  /** Outer folds that count. */
  nFolds: number;
  perFold: { repeat: number; fold: number; chosen: string; auc: number; championAuc: number }[];
  /** How often each candidate was chosen inside, the most often first, then in their order. */
  chosen: { id: string; times: number }[];
  /** Why there is no optimism, or no interval of it (NO_SPREAD: it is the same in every fold, as it is where the
   *  champion itself is always chosen). */
  reason?: CompareReason;
};

/** How much of the champion's area is owed to its having been chosen among many on the very folds that it is judged by,
 *  by nested cross-validation: the same rule (chooseChampion) chooses inside each outer fold's training rows, which the
 *  fold's test rows have no part in, and the champion's area is held against that choice's, fold by fold (Varma and
 *  Simon 2006).
 *
 *  With candidates of equal worth the difference is all luck, and the corrected area is centred on their worth. With
 *  one clearly best it is 0. Between the two the choice inside is made on fewer rows and at times rightly misses the
 *  champion, so that the estimate errs on the side of caution. A measured optimism below 0 is chance (choosing cannot
 *  make a candidate worse than it is), so it is reported but never added to the champion's area.
 *  Fewer fits would do with Tibshirani and Tibshirani's (2009) estimate, best of each fold less champion, but it takes
 *  the luck of single folds for that of their mean: measured, 20 candidates of true
 *  area 0.5 came out at 0.473 (here 0.498).
 *
 *  The nested interval is Nadeau and Bengio's over few outer folds: wide, as little is known. At 95 % the corrected one
 *  held the truth in 92 to 98 of 100 drawn studies of 100 images and 1 to 20 candidates (300 studies
 *  each), the fewest with the most candidates; Bates, Hastie and Tibshirani (2024) on why no such interval is exact.
 *  @param candidates  with their outer folds, of every repeat
 *  @param nested      one an outer fold of one repeat
 *  @returns null when no candidate has an area
 *  @throws RangeError when level is outside (0, 1). O(outer folds x candidates x folds). */
export function estimateOptimism(
  candidates: readonly Candidate[],
  nested: readonly NestedFold[],
  level = 0.95,
): OptimismEstimate | null {
  const champion = chooseChampion(candidates);
  if (!champion) return null;
  const perFold = nested.flatMap((fold) => chosenInside(candidates, fold, champion) ?? []);
  const named = { champion: champion.id, championAuc: champion.auc };
  const rest = { nFolds: perFold.length, perFold, chosen: countChosen(candidates, perFold) };
  if (perFold.length === 0) return { ...named, ...NOTHING, ...rest, reason: "TOO_FEW_FOLDS" };
  const optimism = meanOf(perFold.map((fold) => fold.championAuc - fold.auc));
  const nestedAuc = meanOf(perFold.map((fold) => fold.auc));
  const correctedAuc = champion.auc - Math.max(0, optimism);
  const found = { ...named, optimism, nestedAuc, correctedAuc, ...rest };
  const none = { interval: null, nestedInterval: null, correctedInterval: null };
  if (perFold.length < 2) return { ...found, ...none, reason: "TOO_FEW_FOLDS" };
  const folds = candidates.find(({ id }) => id === champion.id)?.folds ?? [];
  const counted = folds.filter((fold) => perFold.some((each) => isSameFold(each, fold)));
  const ratio = testOverTrain(counted, folds);
  const ofOptimism = spreadT(
    perFold.map((fold) => fold.championAuc - fold.auc),
    ratio,
    level,
  );
  const ofNested = spreadT(
    perFold.map((fold) => fold.auc),
    ratio,
    level,
    foldsOfARepeat(perFold) - 1,
  );
  return {
    ...found,
    interval: ofOptimism && clip(ofOptimism, -1, 1),
    nestedInterval: ofNested && clip(ofNested, 0, 1),
    correctedInterval: ofNested && movedTo(ofNested.interval, correctedAuc - nestedAuc),
    ...(!ofOptimism && { reason: "NO_SPREAD" as const }),
  };
}

const NOTHING = {
  optimism: null,
  interval: null,
  nestedAuc: null,
  nestedInterval: null,
  correctedAuc: null,
  correctedInterval: null,
};

function isSameFold(a: { repeat: number; fold: number }, b: { repeat: number; fold: number }): boolean {
  return a.repeat === b.repeat && a.fold === b.fold;
}

/** Null where nothing could be chosen inside, or the chosen one or the champion has no area on the fold. */
function chosenInside(
  candidates: readonly Candidate[],
  { repeat, fold, candidates: inner }: NestedFold,
  champion: Champion,
): OptimismEstimate["perFold"][number] | null {
  const complexityOf = new Map(candidates.map(({ id, complexity }) => [id, complexity]));
  const chosen = chooseChampion(
    inner.flatMap(({ id, folds }) => {
      const complexity = complexityOf.get(id);
      return complexity ? [{ id, folds, complexity }] : [];
    }),
  )?.id;
  const areaOf = (wanted: string): number | null =>
    candidates.find(({ id }) => id === wanted)?.folds.find((each) => isSameFold(each, { repeat, fold }))?.rocAuc ??
    null;
  if (chosen === undefined) return null;
  const [auc, championAuc] = [areaOf(chosen), areaOf(champion.id)];
  return auc === null || championAuc === null ? null : { repeat, fold, chosen, auc, championAuc };
}

function countChosen(
  candidates: readonly Candidate[],
  perFold: OptimismEstimate["perFold"],
): OptimismEstimate["chosen"] {
  return candidates
    .map(({ id }) => ({ id, times: perFold.filter(({ chosen }) => chosen === id).length }))
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times);
}

function movedTo({ low, high, ...named }: Interval, by: number): Interval {
  return { low: Math.max(0, low + by), high: Math.min(1, high + by), ...named };
}
