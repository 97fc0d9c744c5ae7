import { checkBinary } from "./confusion.ts";
import { BINS, probabilityBins } from "./probability-bins.ts";

/** brier = reliability - resolution + uncertainty + withinBin, exactly. */
export type BrierDecomposition = {
  brier: number;
  /** Mean squared distance of a bin's mean probability to its share of class 1: 0 is perfect calibration. */
  reliability: number;
  /** Mean squared distance of a bin's share to the overall one: the more, the better the bins tell classes apart. */
  resolution: number;
  /** Overall share times the rest: what always answering the overall share would cost. */
  uncertainty: number;
  /** What binning hides: the probabilities' variance inside bins less twice their covariance with the labels there.
   *  0 when each bin holds one value; negative when the probabilities tell classes apart inside bins too. */
  withinBin: number;
};

/** Parts of the Brier score over equal-width bins (Murphy 1973; within-bin terms of Stephenson, Coelho and Jolliffe
 *  2008). Null without rows.
 *  @param labels         n: 0 or 1
 *  @param probabilities  n, 0..1
 *  @throws RangeError when lengths differ, or a label or a probability is at fault. O(n). */
export function brierDecomposition(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  nBins = BINS,
): BrierDecomposition | null {
  checkBinary(labels, probabilities);
  const n = labels.length;
  if (n === 0) return null;
  const bins = probabilityBins(probabilities, nBins);
  const counts = new Float64Array(nBins);
  const means = new Float64Array(nBins);
  const shares = new Float64Array(nBins);
  let overall = 0;
  for (let i = 0; i < n; i++) {
    counts[bins[i]]++;
    means[bins[i]] += probabilities[i];
    shares[bins[i]] += labels[i];
    overall += labels[i] / n;
  }
  let [reliability, resolution] = [0, 0];
  for (let bin = 0; bin < nBins; bin++) {
    if (counts[bin] === 0) continue;
    means[bin] /= counts[bin];
    shares[bin] /= counts[bin];
    reliability += (counts[bin] / n) * (means[bin] - shares[bin]) ** 2;
    resolution += (counts[bin] / n) * (shares[bin] - overall) ** 2;
  }
  let [brier, withinBin] = [0, 0];
  for (let i = 0; i < n; i++) {
    const away = probabilities[i] - means[bins[i]];
    withinBin += (away * away - 2 * away * (labels[i] - shares[bins[i]])) / n;
    brier += (probabilities[i] - labels[i]) ** 2 / n;
  }
  return { brier, reliability, resolution, uncertainty: overall * (1 - overall), withinBin };
}
