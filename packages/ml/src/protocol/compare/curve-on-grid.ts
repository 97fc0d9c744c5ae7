import type { Ranking } from "../../metrics/ranking.ts";

/** Values of a curve at the places of a rising grid, each row counted as often as its weight says; both classes have
 *  weight. O(n + places). */
export type CurveOf = (
  labels: readonly number[],
  ranking: Ranking,
  grid: readonly number[],
  weights: Weights,
) => number[];
type Weights = ArrayLike<number>;

// A place of the grid, times a count, may fall short of the whole number it stands for.
const ROUNDING = 1e-9;

/** True positive rate at a false positive rate: straight between the curve's points; at a jump, its upper end. */
export const truePositiveRates: CurveOf = (labels, ranking, grid, weights) => {
  const rates: number[] = [];
  const [negatives, positives] = totals(labels, weights);
  let [fromX, fromY] = [0, 0];
  for (const { falsePositives: x, truePositives: y } of runs(labels, ranking, weights)) {
    while (rates.length < grid.length && grid[rates.length] * negatives < x - ROUNDING) {
      const along = (grid[rates.length] * negatives - fromX) / (x - fromX);
      rates.push((fromY + along * (y - fromY)) / positives);
    }
    [fromX, fromY] = [x, y];
  }
  while (rates.length < grid.length) rates.push(1);
  return rates;
};

/** Precision at a recall above 0: that of the highest threshold whose recall reaches it. */
export const precisions: CurveOf = (labels, ranking, grid, weights) => {
  const found: number[] = [];
  const [, positives] = totals(labels, weights);
  for (const { falsePositives, truePositives } of runs(labels, ranking, weights)) {
    while (found.length < grid.length && grid[found.length] * positives <= truePositives + ROUNDING)
      found.push(truePositives / (truePositives + falsePositives));
  }
  return found;
};

function totals(labels: readonly number[], weights: Weights): [negatives: number, positives: number] {
  const sums: [number, number] = [0, 0];
  for (let i = 0; i < labels.length; i++) sums[labels[i]] += weights[i];
  return sums;
}

/** Counts called positive at each distinct score, from the highest. */
function* runs(
  labels: readonly number[],
  { order, ends }: Ranking,
  weights: Weights,
): Generator<{ falsePositives: number; truePositives: number }> {
  let [falsePositives, truePositives, at] = [0, 0, 0];
  for (const end of ends) {
    for (; at < end; at++) {
      if (labels[order[at]] === 1) truePositives += weights[order[at]];
      else falsePositives += weights[order[at]];
    }
    yield { falsePositives, truePositives };
  }
}
