import { adjustedRandIndex } from "../metrics/adjusted-rand-index.ts";
import { correctedT } from "../metrics/corrected-t.ts";
import type { Figure } from "../protocol/figure.ts";
import { NO_FOLD, stratifiedGroupFolds } from "../protocol/stratified-group-folds.ts";
import { createRandom } from "../random/random.ts";

export type ChosenInsideFolds = {
  /** adjustedRandIndexInsideFolds: on the held-out labels, of the partition that agrees best with the others. */
  figure: Figure;
  /** How often each partition was chosen. */
  times: number[];
};

/** How well the partition that agrees best with some labels agrees with others: the highest index of many on the labels it
 *  was picked by is flattered by the picking. Partitions are made without labels, so only the picking is done anew in
 *  each fold.
 *  @param partitions  each n: cluster of the row
 *  @param labels      n: 0, 1 or -1
 *  @param groups      n: family of each row
 *  @returns the mean over folds with Nadeau and Bengio's interval
 *  O(partitions * nSplits * nRepeats * n), deterministic for a given seed. */
export function chooseInsideFolds(
  partitions: readonly ArrayLike<number>[],
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
  { nSplits, nRepeats, seed }: { nSplits: number; nRepeats: number; seed: number },
): ChosenInsideFolds {
  const id = "adjustedRandIndexInsideFolds";
  const times = partitions.map(() => 0);
  const values: number[] = [];
  const ratios: number[] = [];
  let n = 0;
  for (let repeat = 0; repeat < nRepeats; repeat++) {
    const folds = stratifiedGroupFolds(labels, groups, nSplits, createRandom(seed, "cluster choice", repeat));
    const labelled = Array.from(folds.keys()).filter((row) => folds[row] !== NO_FOLD);
    n = labelled.length;
    for (let fold = 0; fold < nSplits; fold++) {
      const train = labelled.filter((row) => folds[row] !== fold);
      const test = labelled.filter((row) => folds[row] === fold);
      const [trainLabels, testLabels] = [train, test].map((rows) => rows.map((row) => labels[row]));
      if (new Set(trainLabels).size < 2 || new Set(testLabels).size < 2) continue;
      const index = (rows: number[], known: number[], partition: ArrayLike<number>) =>
        adjustedRandIndex(
          known,
          rows.map((row) => partition[row]),
        ) ?? -1;
      const agreed = partitions.map((partition) => index(train, trainLabels, partition));
      const chosen = agreed.indexOf(Math.max(...agreed));
      if (chosen < 0) continue;
      times[chosen]++;
      values.push(index(test, testLabels, partitions[chosen]));
      ratios.push(test.length / train.length);
    }
  }
  const nFolds = values.length;
  if (nFolds < 2) {
    return {
      figure: { id, value: null, n, nFolds, interval: null, reason: n === 0 ? "NO_LABELS" : "TOO_FEW_FOLDS" },
      times,
    };
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / nFolds;
  const ratio = ratios.reduce((sum, value) => sum + value, 0) / nFolds;
  const interval = correctedT(values, ratio)?.interval ?? null;
  return {
    figure: { id, value: mean, n, nFolds, interval, ...(interval ? {} : { reason: "NO_SPREAD" as const }) },
    times,
  };
}
