import type { ComparedFold } from "./compared.ts";
import { type FoldArea, foldArea } from "./fold-area.ts";

export type Candidate = {
  id: string;
  folds: readonly ComparedFold[];
  /** Compared number by number: the lower is the simpler; of two that agree so far, the shorter. */
  complexity: readonly number[];
};

/** Which part of the rule decided.
 *  - HIGHEST_AUC: nothing simpler lies within one standard error of the highest area
 *  - SIMPLEST_WITHIN_ONE_STANDARD_ERROR: a simpler one does
 *  - HIGHEST_AUC_WITHOUT_STANDARD_ERROR: the highest area has no standard error (one fold, or every fold the same), so
 *    only an equal area was within it */
export type ChampionRule = "HIGHEST_AUC" | "SIMPLEST_WITHIN_ONE_STANDARD_ERROR" | "HIGHEST_AUC_WITHOUT_STANDARD_ERROR";

export type Champion = {
  id: string;
  /** The champion's mean area over folds. It was chosen for it among `nCandidates`: see estimateOptimism. */
  auc: number;
  /** The highest mean area, its candidate, and its corrected standard error. */
  best: string;
  bestAuc: number;
  standardError: number | null;
  withinOneStandardError: string[];
  /** Judged on fewer folds than the others, or on none: a mean over other folds does not compare. */
  leftOut: string[];
  nCandidates: number;
  rule: ChampionRule;
};

/** The simplest candidate within one (Nadeau-Bengio) standard error of the highest mean ROC AUC (Breiman et al. 1984);
 *  among the equally simple the higher area, then the first. Null when no candidate has an area.
 *  O(candidates x folds). */
export function chooseChampion(candidates: readonly Candidate[]): Champion | null {
  const areas = candidates.map((candidate) => ({ candidate, ...foldArea(candidate.folds) }));
  const nFolds = Math.max(0, ...areas.map((area) => area.nFolds));
  if (nFolds === 0) return null;
  const judged = areas.filter((area) => area.nFolds === nFolds);
  const best = judged.reduce((high, area) => (aucOf(area) > aucOf(high) ? area : high));
  const within = judged.filter((area) => aucOf(area) >= aucOf(best) - (best.standardError ?? 0));
  const champion = within.reduce((chosen, area) => (isPreferred(area, chosen) ? area : chosen));
  return {
    id: champion.candidate.id,
    auc: aucOf(champion),
    best: best.candidate.id,
    bestAuc: aucOf(best),
    standardError: best.standardError,
    withinOneStandardError: within.map(({ candidate }) => candidate.id),
    leftOut: areas.filter((area) => area.nFolds < nFolds).map(({ candidate }) => candidate.id),
    nCandidates: judged.length,
    rule:
      best.standardError === null
        ? "HIGHEST_AUC_WITHOUT_STANDARD_ERROR"
        : champion === best
          ? "HIGHEST_AUC"
          : "SIMPLEST_WITHIN_ONE_STANDARD_ERROR",
  };
}

type Judged = FoldArea & { candidate: Candidate };

function aucOf({ auc }: FoldArea): number {
  return auc ?? 0;
}

function isPreferred(area: Judged, chosen: Judged): boolean {
  const order = compareComplexity(area.candidate.complexity, chosen.candidate.complexity);
  return order < 0 || (order === 0 && aucOf(area) > aucOf(chosen));
}

function compareComplexity(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  if (at === -1) return a.length - b.length;
  return at < b.length ? a[at] - b[at] : 1;
}
