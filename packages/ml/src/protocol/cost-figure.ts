import { checkBinary, confusionCells, countCells } from "../metrics/confusion.ts";
import { groupBootstrapIntervals } from "../metrics/group-bootstrap.ts";
import type { Random } from "../random/random.ts";
import type { Figure } from "./figure.ts";
import type { ScoredRows } from "./scored-rows.ts";

/** A missed cancer weighs as much as so many false alarms, unless a team says otherwise. */
export const MISS_COST = 10;

/** What a decision costs on average, in false alarms: a row is called cancer where that costs less than the risk of a
 *  miss, at a calibrated P(cancer) of 1 / (1 + missCost) or more (Elkan 2001). The threshold follows from the costs
 *  alone, so no label chose it. Whole families are resampled for the interval, given these fitted models.
 *  @param rows      calibrated P(cancer)
 *  @param missCost  false alarms that one missed cancer is worth; said in the figure
 *  @throws RangeError when missCost is not positive */
export function costFigure({ labels, scores, groups }: ScoredRows, missCost: number, random: Random): Figure {
  if (!(missCost > 0 && Number.isFinite(missCost))) throw new RangeError(`missCost must be positive, got ${missCost}`);
  const [id, n] = ["costPerImage", labels.length];
  const said = { missCost, scores: "CALIBRATED" as const };
  if (n === 0) return { id, value: null, n, interval: null, reason: "NOT_CALIBRATED", missCost };
  checkBinary(labels, scores);
  const cells = confusionCells(labels, scores, 1 / (1 + missCost));
  const cost = (weights?: ArrayLike<number>): number | null => {
    const { truePositive, falsePositive, trueNegative, falseNegative } = countCells(cells, weights);
    const total = truePositive + falsePositive + trueNegative + falseNegative;
    return total > 0 ? (missCost * falseNegative + falsePositive) / total : null;
  };
  const [drawn] = groupBootstrapIntervals(groups, [cost], {}, { random });
  return { id, value: cost(), n, ...drawn, ...said };
}
