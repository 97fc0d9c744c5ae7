import { holmAdjustment } from "../../metrics/holm-adjustment.ts";
import { type Compared, checkCompared, type Verdict } from "./compared.ts";
import { type PairedDifference, pairedDifference } from "./paired-difference.ts";
import { smallestEffect } from "./smallest-effect.ts";

export type JudgeParams = {
  /** Of the draws of those compared by image. */
  seed: number;
  /** Default 0.95. */
  level?: number;
  /** Chance of showing the smallest effect. Default 0.8. */
  power?: number;
  /** Default 2000, or more where Holm's adjustment of many asks for smaller p-values than these can give. */
  nResamples?: number;
};

export type Judged = Omit<PairedDifference, "df"> & {
  /** Adjusted for the number of differences judged together: the verdict's. */
  holmPValue: number | null;
  /** Difference that these data would have shown, at this level and power, had it been the only question. */
  smallestEffect: number | null;
  /** The same where it is one of those judged together; any observed difference as large has been shown. */
  smallestEffectAmongAll: number | null;
  verdict: Verdict;
};

export type Pair = { name: string; first: Compared; second: Compared };

/** Paired differences (second less first) of several pairs, judged together: Holm's adjustment keeps the chance of any
 *  false verdict below 1 - level. A pair without a p-value counts among them, and is shown no difference.
 *  @throws RangeError when rows differ in number, or level or power is outside (0, 1)
 *  O(pairs (folds + nResamples n)), the latter where paired by image. */
export function judgePairs(pairs: readonly Pair[], params: JudgeParams): Judged[] {
  const { seed, level = 0.95, power = 0.8 } = params;
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
  if (!(power > 0 && power < 1)) throw new RangeError(`power must be inside (0, 1), got ${power}`);
  // The smallest p-value of a bootstrap is 2 / (nResamples + 1): twice as small as Holm asks of the first.
  const nResamples = params.nResamples ?? Math.max(2000, Math.ceil((4 * pairs.length) / (1 - level)));
  const found = pairs.map(({ name, first, second }) => {
    checkCompared([first, second]);
    return pairedDifference(first, second, { seed, stream: name, level, nResamples });
  });
  const adjusted = holmAdjustment(found.map(({ pValue }) => pValue ?? 1));
  const strictest = 1 - (1 - level) / Math.max(1, pairs.length);
  return found.map(({ df, reason, ...each }, at) => {
    const holmPValue = each.pValue === null ? null : adjusted[at];
    const effectAt = (confidence: number): number | null =>
      each.standardError === null ? null : smallestEffect(each.standardError, df, confidence, power);
    const shown = holmPValue !== null && holmPValue <= 1 - level;
    return {
      ...each,
      holmPValue,
      smallestEffect: effectAt(level),
      smallestEffectAmongAll: effectAt(strictest),
      verdict: !shown ? "NO_DIFFERENCE_SHOWN" : (each.difference ?? 0) > 0 ? "BETTER" : "WORSE",
      ...(reason && { reason }),
    };
  });
}
