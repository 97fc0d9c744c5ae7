import type { Interval } from "../protocol/figure.ts";
import { checkBinary } from "./confusion.ts";
import { familiesOf } from "./families.ts";
import { BINS, probabilityBins } from "./probability-bins.ts";
import { wilsonInterval } from "./wilson-interval.ts";

export type ReliabilityBin = {
  /** Edges, the lower one inside. */
  low: number;
  high: number;
  n: number;
  nFamilies: number;
  meanProbability: number;
  /** Share of class 1 among the bin's rows. */
  share: number;
  /** Of the share. */
  interval: Interval;
};

/** Share of class 1 against mean probability, over equal-width bins; a bin without rows is left out. Each share has
 *  Wilson's interval with the bin's families for its n, so that copies of an image add no certainty.
 *  @param labels         n: 0 or 1
 *  @param probabilities  n, 0..1
 *  @param groups         n: family of each row
 *  @throws RangeError when lengths differ, or a label, a probability or level is at fault. O(n). */
export function reliabilityCurve(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  groups: ArrayLike<number>,
  { nBins = BINS, level = 0.95 } = {},
): ReliabilityBin[] {
  checkBinary(labels, probabilities);
  if (groups.length !== labels.length)
    throw new RangeError(`labels has ${labels.length} entries, groups has ${groups.length}`);
  const bins = probabilityBins(probabilities, nBins);
  return Array.from({ length: nBins }, (_, bin) => Array.from(bins.keys()).filter((row) => bins[row] === bin)).flatMap(
    (rows, bin) => {
      const n = rows.length;
      if (n === 0) return [];
      const { nFamilies } = familiesOf(rows.map((row) => groups[row]));
      const share = rows.reduce((sum, row) => sum + labels[row], 0) / n;
      return {
        low: bin / nBins,
        high: (bin + 1) / nBins,
        n,
        nFamilies,
        meanProbability: rows.reduce((sum, row) => sum + probabilities[row], 0) / n,
        share,
        interval: wilsonInterval(share * nFamilies, nFamilies, level),
      };
    },
  );
}
