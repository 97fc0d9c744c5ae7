import { familiesOf } from "../../metrics/families.ts";
import type { Interval } from "../figure.ts";
import { UNLABELED } from "../labels.ts";
import { type Compared, type CompareReason, checkCompared } from "./compared.ts";
import { type FoldArea, foldArea } from "./fold-area.ts";
import { imageDifference } from "./image-difference.ts";
import type { JudgeParams } from "./judge-pairs.ts";
import { smallestEffect } from "./smallest-effect.ts";

/** @param keys n: what names the row by its content; several rows of the naive protocol may bear one key. */
export type KeyedCompared = Compared & { keys: readonly string[] };

export type PriceOfLeakage = {
  /** Mean over each one's own folds. */
  honest: FoldArea;
  naive: FoldArea;
  /** Naive less honest, of these means: what the naive protocol would have claimed more. The folds are not the same, so
   *  it has no interval of its own. */
  difference: number | null;
  /** The same of the areas of the pooled scores, paired by image. */
  pooledDifference: number | null;
  interval: Interval | null;
  pValue: number | null;
  /** Pooled difference that these data would have shown. */
  smallestEffect: number | null;
  /** Families, and labelled images, that both scored. */
  n: number;
  nShared: number;
  verdict: "INFLATED" | "DEFLATED" | "NO_DIFFERENCE_SHOWN";
  reason?: CompareReason;
};

/** What ignoring duplicates, and standardising before holding out, would have claimed on the same images. Rows are
 *  matched by key; the mean score stands for a key that the naive protocol counts several times.
 *  @throws RangeError when lists differ in length, or level or power is outside (0, 1). O(nResamples n). */
export function priceOfLeakage(
  honest: KeyedCompared,
  naive: KeyedCompared,
  { seed, level = 0.95, power = 0.8, nResamples = 2000 }: JudgeParams,
): PriceOfLeakage {
  if (!(power > 0 && power < 1)) throw new RangeError(`power must be inside (0, 1), got ${power}`);
  for (const each of [honest, naive]) {
    checkCompared([each]);
    if (each.keys.length !== each.labels.length)
      throw new RangeError(`${each.id} has ${each.labels.length} labels and ${each.keys.length} keys`);
  }
  const [ofHonest, ofNaive] = [honest, naive].map(({ folds }) => foldArea(folds, level));
  const naiveScores = scoresByKey(naive);
  const rows = Array.from(honest.keys.keys()).filter(
    (row) =>
      honest.labels[row] !== UNLABELED && !Number.isNaN(honest.outOfFold[row]) && naiveScores.has(honest.keys[row]),
  );
  const pick = (values: ArrayLike<number>): number[] => rows.map((row) => values[row]);
  const groups = pick(honest.groups);
  const { standardError, difference, reason, ...found } = imageDifference(
    { labels: pick(honest.labels), groups },
    pick(honest.outOfFold),
    rows.map((row) => naiveScores.get(honest.keys[row]) ?? 0),
    { seed, stream: "price of leakage", level, nResamples },
  );
  const shown = found.pValue !== null && found.pValue <= 1 - level;
  return {
    honest: ofHonest,
    naive: ofNaive,
    difference: ofHonest.auc === null || ofNaive.auc === null ? null : ofNaive.auc - ofHonest.auc,
    pooledDifference: difference,
    ...found,
    smallestEffect: standardError === null ? null : smallestEffect(standardError, null, level, power),
    n: familiesOf(groups).nFamilies,
    nShared: rows.length,
    verdict: !shown ? "NO_DIFFERENCE_SHOWN" : (difference ?? 0) > 0 ? "INFLATED" : "DEFLATED",
    ...(reason && { reason }),
  };
}

function scoresByKey({ keys, labels, outOfFold }: KeyedCompared): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  keys.forEach((key, row) => {
    if (labels[row] === UNLABELED || Number.isNaN(outOfFold[row])) return;
    const { sum, count } = sums.get(key) ?? { sum: 0, count: 0 };
    sums.set(key, { sum: sum + outOfFold[row], count: count + 1 });
  });
  return new Map(Array.from(sums, ([key, { sum, count }]) => [key, sum / count]));
}
