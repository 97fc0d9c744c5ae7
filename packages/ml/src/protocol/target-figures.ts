import { groupBootstrapIntervals } from "../metrics/group-bootstrap.ts";
import { weightedMean } from "../metrics/weighted-mean.ts";
import { wilsonInterval } from "../metrics/wilson-interval.ts";
import type { Random } from "../random/random.ts";
import type { Figure } from "./figure.ts";
import { CANCER, NORMAL } from "./labels.ts";
import type { ScoredRows } from "./scored-rows.ts";

/** What the thresholds chosen inside the folds attain on the rows that the folds held out.
 *
 *  recallAtTarget: share of the labelled cancers called cancer, each judged by the threshold of the very fold that held
 *  it out; specificityAtTarget: share of the normals not called so. A row judged in several repeats counts once, with
 *  the share of the repeats that called it: the mean estimates what one cross-validation's thresholds attain, which a
 *  majority of repeats would flatter. Wilson's interval takes n rows, not n rows times repeats, with the mean in place
 *  of a proportion of successes: a mean of shares varies less than one of ones and zeros, so it errs towards wide. Whole
 *  families are resampled instead where a family has several rows.
 *  @param rows  `scores`: share of the repeats that called the row cancer */
export function targetFigures(rows: ScoredRows, random: Random): [recall: Figure, specificity: Figure] {
  const found = rows.scores;
  return [
    shareFigure("recallAtTarget", rows, CANCER, found, random),
    shareFigure(
      "specificityAtTarget",
      rows,
      NORMAL,
      found.map((share) => 1 - share),
      random,
    ),
  ];
}

function shareFigure(
  id: string,
  { labels, groups }: ScoredRows,
  label: number,
  shares: number[],
  random: Random,
): Figure {
  const rows = Array.from(labels.keys()).filter((row) => labels[row] === label);
  const of = rows.map((row) => shares[row]);
  const families = rows.map((row) => groups[row]);
  const [value, n] = [weightedMean(of), rows.length];
  if (value === null) {
    const reason = labels.length === 0 ? "NOT_CALIBRATED" : label === CANCER ? "NO_POSITIVES" : "NO_NEGATIVES";
    return { id, value, n, interval: null, reason };
  }
  if (new Set(families).size === n) {
    // A sum of shares may pass n by its last bit.
    return { id, value, n, interval: wilsonInterval(Math.min(n, n * value), n) };
  }
  const [drawn] = groupBootstrapIntervals(families, [(weights) => weightedMean(of, weights)], {}, { random });
  return { id, value, n, ...drawn };
}
