const LEVELS = 256;

export type Threshold = {
  /** The brightest of the dark samples. */
  level: number;
  /** Mean of the dark samples. */
  darkMean: number;
};

/** The level that best parts samples into dark (up to and including it) and bright: the one with the largest variance
 *  between the two classes, the lowest of equal ones; null when all samples are equal.
 *  O(samples), deterministic. Otsu 1979. */
export function otsuThreshold(samples: Uint8Array): Threshold | null {
  const counts = new Float64Array(LEVELS);
  for (let i = 0; i < samples.length; i++) counts[samples[i]]++;
  const total = counts.reduce((sum, count, level) => sum + count * level, 0);
  let best: Threshold | null = null;
  let varianceMax = 0;
  let nDark = 0;
  let darkSum = 0;
  for (let level = 0; level < LEVELS; level++) {
    nDark += counts[level];
    darkSum += counts[level] * level;
    const nBright = samples.length - nDark;
    if (nDark === 0 || nBright === 0) continue;
    const variance = nDark * nBright * (darkSum / nDark - (total - darkSum) / nBright) ** 2;
    if (variance > varianceMax) {
      varianceMax = variance;
      best = { level, darkMean: darkSum / nDark };
    }
  }
  return best;
}
