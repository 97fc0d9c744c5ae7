import { rocAuc } from "../metrics/roc-auc.ts";
import type { ExperimentResult, FoldResult } from "./experiment.ts";
import type { Figure } from "./figure.ts";
import { checkLabelValues, UNLABELED } from "./labels.ts";
import { summariseFolds } from "./summarise-folds.ts";
import { toUnitRange } from "./to-unit-range.ts";

/** What somebody else's model says of a row that it did not train on. */
export type OutsideScore = {
  /** Place among the n rows. */
  row: number;
  /** Any whole numbers: they are numbered anew, in their order, from 0. */
  repeat: number;
  fold: number;
  /** Higher speaks for cancer. */
  score: number;
};

export type OutsideResult = Omit<ExperimentResult, "parameters"> & {
  nRepeats: number;
  /** Folds of the repeat that has most. */
  nSplits: number;
};

/** Figures that read a score as P(cancer). */
const OF_PROBABILITIES = new Set([
  ...["f1", "recall", "precision", "specificity", "accuracy", "balancedAccuracy", "f2", "mcc"],
  ...["logLoss", "brier", "ece", "eceIfCalibrated", "brierRaw", "eceRaw"],
]);

/** The figures of out-of-fold scores that were computed elsewhere, by the rules of our own experiments: the model that
 *  scored one fold learned from all others of its repeat.
 *  A row scored several times in one fold (copies of one image) counts once there, with the mean; in several folds of one
 *  repeat it counts in each, as the claim had it, and in pooled figures by the last. Rows without a label, or never scored,
 *  count for nothing. Scores outside 0..1 rank rows and are no probabilities: the figures that need those are null, and what
 *  is given back is brought linearly into 0..1.
 *  @param inputs  n labels (0, 1 or -1) and families, in an order of their own, as that of content
 *  @param seed    of the resamples
 *  @throws RangeError when lengths differ, a label is unknown, a score is not finite or names no row
 *  O(scores log scores), and 2,000 resamples of the n rows. Deterministic for a given seed. */
export function judgeOutsideScores(
  inputs: { labels: ArrayLike<number>; groups: ArrayLike<number> },
  scored: readonly OutsideScore[],
  { seed }: { seed: number },
): OutsideResult {
  const { labels, groups } = inputs;
  const n = labels.length;
  if (groups.length !== n) throw new RangeError(`labels has ${n} entries, groups has ${groups.length}`);
  checkLabelValues(labels);
  for (const { row, score } of scored) {
    if (!(Number.isInteger(row) && row >= 0 && row < n)) throw new RangeError(`a score names row ${row} of ${n}`);
    if (!Number.isFinite(score)) throw new RangeError(`the score ${score} of row ${row} is not finite`);
  }
  const known = scored.filter(({ row }) => labels[row] !== UNLABELED);
  const folds = foldsOf(known, labels);
  const nRepeats = Math.max(1, new Set(folds.map(({ repeat }) => repeat)).size);
  const nSplits = Math.max(0, ...folds.map(({ fold }) => fold + 1));

  const isProbability = known.every(({ score }) => score >= 0 && score <= 1);
  const seen = new Set(known.map(({ row }) => row));
  // A labelled row that no fold tests took part in none of their trainings, as far as the table tells.
  const tested = Int8Array.from(labels, (label, row) => (seen.has(row) ? label : UNLABELED));
  const judged = { labels: seen.size > 0 ? tested : labels, groups };
  const unit = toUnitRange(folds.map(({ scores }) => scores));
  const inUnit = folds.map((fold, at) => ({ ...fold, scores: [...unit[at]] }));
  const found = summariseFolds(judged, inUnit, nRepeats, { seed });
  const figures = isProbability ? found.figures : found.figures.map(withoutProbabilities);
  return { ...found, figures, folds: inUnit, nRepeats, nSplits };
}

function withoutProbabilities(figure: Figure): Figure {
  if (!OF_PROBABILITIES.has(figure.id) || figure.value === null) return figure;
  return { ...figure, value: null, interval: null, reason: "NOT_PROBABILITIES" };
}

/** In order of repeat, then fold; rows ascending. */
function foldsOf(scored: readonly OutsideScore[], labels: ArrayLike<number>): FoldResult[] {
  return groupBy(scored, ({ repeat }) => repeat).flatMap((ofRepeat, repeat) => {
    const rowsOfFolds = groupBy(ofRepeat, ({ fold }) => fold).map((ofFold) =>
      groupBy(ofFold, ({ row }) => row).map((same) => ({
        row: same[0].row,
        score: same.reduce((sum, { score }) => sum + score / same.length, 0),
      })),
    );
    const testedIn = new Map<number, number>();
    for (const { row } of rowsOfFolds.flat()) testedIn.set(row, (testedIn.get(row) ?? 0) + 1);
    return rowsOfFolds.map((tested, fold) => {
      const rows = tested.map(({ row }) => row);
      const scores = tested.map(({ score }) => score);
      const onlyHere = rows.filter((row) => testedIn.get(row) === 1).length;
      return {
        ...{ repeat, fold, nTrain: testedIn.size - onlyHere, nTest: rows.length, nUnlabelled: 0 },
        rocAuc: rocAuc(
          rows.map((row) => labels[row]),
          scores,
        ),
        ...{ selected: {}, rows, scores, calibrated: null, threshold: null },
      };
    });
  });
}

/** Items of the same number together, numbers ascending. */
function groupBy<Item>(items: readonly Item[], numberOf: (item: Item) => number): Item[][] {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(numberOf(item));
    if (group) group.push(item);
    else groups.set(numberOf(item), [item]);
  }
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
}
