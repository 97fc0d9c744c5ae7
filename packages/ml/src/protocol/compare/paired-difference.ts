import { familiesOf } from "../../metrics/families.ts";
import type { Interval } from "../figure.ts";
import { UNLABELED } from "../labels.ts";
import { commonFolds, type FoldPair } from "./common-folds.ts";
import type { Compared, CompareReason } from "./compared.ts";
import { clip, meanOf, spreadT, testOverTrain } from "./fold-area.ts";
import { type ImageDifferenceParams, imageDifference } from "./image-difference.ts";

/** What pairs the two: the folds they share, or the images that both scored. */
export type Pairing = "FOLDS" | "IMAGES";

export type PairedDifference = {
  pairing: Pairing;
  /** Second less first: of the mean areas over common folds, or of the areas of the pooled scores. */
  difference: number | null;
  standardError: number | null;
  /** Degrees of freedom of the standard error; null where the normal distribution stands for Student's. */
  df: number | null;
  interval: Interval | null;
  /** Two-sided, of this difference alone. */
  pValue: number | null;
  /** Common folds with an area in both; 0 when paired by image. */
  nFolds: number;
  /** Families with a labelled row that both scored. */
  n: number;
  perFold: { repeat: number; fold: number; difference: number }[];
  reason?: CompareReason;
};

/** Difference of the ROC AUC of two experiments. Over the folds they share, with Nadeau and Bengio's interval; where
 *  these are fewer than two, or the folds were dealt differently (another seed, the naive protocol, a result from
 *  outside), over the images that both scored, by a bootstrap of families.
 *  @throws RangeError when level is outside (0, 1). O(folds), or O(nResamples n). */
export function pairedDifference(first: Compared, second: Compared, params: ImageDifferenceParams): PairedDifference {
  const pairs = commonFolds(first.folds, second.folds).filter(
    (pair) => pair.first.rocAuc !== null && pair.second.rocAuc !== null,
  );
  const rows = commonRows(first, second);
  const n = familiesOf(rows.map((row) => first.groups[row])).nFamilies;
  if (pairs.length >= 2) return { ...byFolds(first, second, pairs, params.level), n };
  const pick = (values: ArrayLike<number>): number[] => rows.map((row) => values[row]);
  const found = imageDifference(
    { labels: pick(first.labels), groups: pick(first.groups) },
    pick(first.outOfFold),
    pick(second.outOfFold),
    params,
  );
  return { pairing: "IMAGES", ...found, df: null, nFolds: 0, n, perFold: [] };
}

function byFolds(
  first: Compared,
  second: Compared,
  pairs: readonly FoldPair[],
  level = 0.95,
): Omit<PairedDifference, "n"> {
  const perFold = pairs.map(({ repeat, fold, first, second }) => ({
    repeat,
    fold,
    difference: (second.rocAuc ?? 0) - (first.rocAuc ?? 0),
  }));
  const values = perFold.map((each) => each.difference);
  const ratio = Math.max(
    testOverTrain(
      pairs.map((pair) => pair.first),
      first.folds,
    ),
    testOverTrain(
      pairs.map((pair) => pair.second),
      second.folds,
    ),
  );
  const found = spreadT(values, ratio, level);
  const shared = { pairing: "FOLDS" as const, difference: meanOf(values), nFolds: values.length, perFold };
  if (!found) return { ...shared, standardError: null, df: null, interval: null, pValue: null, reason: "NO_SPREAD" };
  const { standardError, pValue } = found;
  return { ...shared, standardError, df: values.length - 1, interval: clip(found, -1, 1), pValue };
}

/** Labelled rows that both scored. */
function commonRows(first: Compared, second: Compared): number[] {
  return Array.from({ length: first.labels.length }, (_, row) => row).filter(
    (row) =>
      first.labels[row] !== UNLABELED && !Number.isNaN(first.outOfFold[row]) && !Number.isNaN(second.outOfFold[row]),
  );
}
