import { correctedT } from "../metrics/corrected-t.ts";
import type { FoldResult } from "./experiment.ts";
import type { Figure, FigureReason } from "./figure.ts";
import { UNLABELED } from "./labels.ts";

const LEVEL = 0.95;

/** The area under the ROC curve as the mean over all folds of all repeats that test both classes (nFolds), with Nadeau
 *  and Bengio's interval clipped to 0..1, and its corrected standard error. n are the families scored in those folds.
 *  The correction takes the labelled rows held out over those not held out: a fold that learns from a draw of the latter
 *  shares no more with the other folds than one that learns from all of them. The degrees of freedom are those of one
 *  cross-validation: repeats deal the same rows again, and counting them as new evidence would hold the truth too seldom
 *  (measured in docs/decisions/intervals.md).
 *  @param labels   n: every label of the experiment, which the folds' rows are of
 *  @param groups   n: family of each row
 *  @param missing  why nothing was scored, if so */
export function rocAucFigures(
  { labels, groups }: { labels: ArrayLike<number>; groups: ArrayLike<number> },
  folds: readonly FoldResult[],
  missing: FigureReason | null = null,
): [area: Figure, standardError: Figure] {
  const valid = folds.filter((fold) => fold.rocAuc !== null);
  const values = valid.map((fold) => fold.rocAuc ?? 0);
  const counts = {
    n: new Set(valid.flatMap(({ rows }) => rows.map((row) => groups[row]))).size,
    nFolds: valid.length,
  };
  if (valid.length < 2) {
    const none = { value: null, ...counts, interval: null, reason: missing ?? ("TOO_FEW_FOLDS" as const) };
    return [
      { id: "rocAuc", ...none },
      { id: "aucStandardError", ...none },
    ];
  }
  const value = values.reduce((sum, each) => sum + each, 0) / values.length;
  const nLabelled = Array.from(labels).filter((label) => label !== UNLABELED).length;
  const tested = valid.reduce((sum, fold) => sum + fold.nTest, 0);
  const shared = nLabelled * valid.length - tested;
  const corrected = shared > 0 ? correctedT(values, tested / shared, LEVEL, foldsOfARepeat(valid) - 1) : null;
  if (!corrected) {
    return [
      { id: "rocAuc", value, ...counts, interval: null, reason: "NO_SPREAD" },
      { id: "aucStandardError", value: null, ...counts, interval: null, reason: "NO_SPREAD" },
    ];
  }
  const { low, high, ...named } = corrected.interval;
  return [
    // An area lies in 0..1; the t interval does not know.
    { id: "rocAuc", value, ...counts, interval: { low: Math.max(0, low), high: Math.min(1, high), ...named } },
    {
      id: "aucStandardError",
      value: corrected.standardError,
      ...counts,
      interval: null,
      reason: "SPREAD_ITSELF",
    },
  ];
}

/** At least two, as those that test both classes may be one in each repeat. */
function foldsOfARepeat(folds: readonly FoldResult[]): number {
  const counts = new Map<number, number>();
  for (const { repeat } of folds) counts.set(repeat, (counts.get(repeat) ?? 0) + 1);
  return Math.max(2, ...counts.values());
}
