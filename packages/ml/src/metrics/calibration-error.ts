import type { Interval } from "../protocol/figure.ts";
import type { Random } from "../random/random.ts";
import { checkBinary } from "./confusion.ts";
import { familiesOf } from "./families.ts";
import { percentile } from "./percentile.ts";
import { BINS, probabilityBins } from "./probability-bins.ts";

/** Expected calibration error: over equal-width bins of P(class 1), the distance of mean probability to share of
 *  class 1, weighted by the bin's rows, 0..1 (Naeini et al. 2015). Null without rows. It is never 0 on a sample, even of
 *  perfect probabilities: see calibrationErrorBias.
 *  @param labels         n: 0 or 1
 *  @param probabilities  n, 0..1
 *  @throws RangeError when lengths differ, or a label or a probability is at fault. O(n). */
export function calibrationError(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  nBins = BINS,
): number | null {
  checkBinary(labels, probabilities);
  return binnedCalibrationError(labels, probabilities, probabilityBins(probabilities, nBins), nBins);
}

/** The same of rows already binned, each counted as often as its weight says.
 *  @param weights  n, non-negative; 1 each when left out */
export function binnedCalibrationError(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  bins: Int32Array,
  nBins: number,
  weights?: ArrayLike<number>,
): number | null {
  const gaps = new Float64Array(nBins);
  let total = 0;
  for (let i = 0; i < bins.length; i++) {
    const weight = weights ? weights[i] : 1;
    total += weight;
    gaps[bins[i]] += weight * (probabilities[i] - labels[i]);
  }
  if (total === 0) return null;
  let sum = 0;
  for (let bin = 0; bin < nBins; bin++) sum += Math.abs(gaps[bin]);
  return sum / total;
}

export type CalibrationErrorBias = {
  /** Measured on the labels. */
  value: number;
  /** Mean of the same error over labels drawn from these very probabilities: what perfect calibration would measure. */
  ifCalibrated: number;
  /** Where perfect calibration would measure it, in a share `level` of samples. */
  ifCalibratedInterval: Interval;
  /** Share of those draws, this sample counted among them, with an error at least as large. */
  pValue: number;
  /** value - ifCalibrated, or 0 where that is negative: the error left once its bias at perfect calibration is taken
   *  off. Below the truth where calibration is poor, since the bias is then smaller. */
  debiased: number;
};

export type CalibrationErrorBiasParams = { nBins?: number; nDraws?: number; level?: number };

/** How much of a calibration error its few rows explain: labels are drawn again and again from the same probabilities
 *  (consistency resampling, Bröcker and Smith 2007; the bias, Roelofs et al. 2022). Rows of one family share their
 *  draw, as copies share their label. Null without rows.
 *  @param groups  n: family of each row
 *  @throws RangeError when lengths differ, a label or a probability is at fault, nDraws is below 1 or level is outside
 *    (0, 1). O(nDraws * n). */
export function calibrationErrorBias(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  groups: ArrayLike<number>,
  { nBins = BINS, nDraws = 1000, level = 0.95 }: CalibrationErrorBiasParams,
  { random }: { random: Random },
): CalibrationErrorBias | null {
  const value = calibrationError(labels, probabilities, nBins);
  if (groups.length !== labels.length)
    throw new RangeError(`labels has ${labels.length} entries, groups has ${groups.length}`);
  if (!(Number.isInteger(nDraws) && nDraws >= 1)) throw new RangeError(`nDraws is ${nDraws}, at least 1 is needed`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
  if (value === null) return null;
  const asked = Float64Array.from(probabilities);
  const bins = probabilityBins(asked, nBins);
  const { familyOf, nFamilies } = familiesOf(groups);
  const drawn = new Uint8Array(labels.length);
  const uniforms = new Float64Array(nFamilies);
  const errors = Float64Array.from({ length: nDraws }, () => {
    for (let family = 0; family < nFamilies; family++) uniforms[family] = random();
    for (let i = 0; i < drawn.length; i++) drawn[i] = uniforms[familyOf[i]] < asked[i] ? 1 : 0;
    return binnedCalibrationError(drawn, asked, bins, nBins) ?? 0;
  }).sort();
  const ifCalibrated = errors.reduce((sum, error) => sum + error, 0) / nDraws;
  // Sums of the same terms in another order may differ in the last bits.
  const asLarge = errors.filter((error) => error >= value - 1e-12).length;
  return {
    value,
    ifCalibrated,
    ifCalibratedInterval: {
      low: percentile(errors, (1 - level) / 2),
      high: percentile(errors, (1 + level) / 2),
      level,
      method: "consistency-resampling",
    },
    pValue: (asLarge + 1) / (nDraws + 1),
    debiased: Math.max(0, value - ifCalibrated),
  };
}
