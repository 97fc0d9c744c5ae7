import type { GreyGrid } from "./grey-grid.ts";

/** Below a tenth of full brightness. */
const DARK_LEVEL = 26;

type Levels = { mean: number; deviation: number; contrast: number; peak: number; darkShare: number };

/** Mean, deviation and percentiles from one histogram. */
export function describeLevels({ data }: GreyGrid): Levels {
  const histogram = new Float64Array(256);
  for (let i = 0; i < data.length; i++) histogram[data[i]]++;
  let [sum, square, dark] = [0, 0, 0];
  histogram.forEach((count, level) => {
    sum += count * level;
    square += count * level * level;
    if (level < DARK_LEVEL) dark += count;
  });
  const n = data.length;
  const mean = sum / n;
  return {
    mean,
    // Whole numbers up to 2^53: exact, and 0 for an even image.
    deviation: Math.sqrt(Math.max(0, n * square - sum * sum)) / n,
    contrast: levelAt(histogram, n, 0.95) - levelAt(histogram, n, 0.05),
    peak: levelAt(histogram, n, 0.99),
    darkShare: dark / n,
  };
}

/** The least level that at least this share of the pixels does not exceed. */
function levelAt(histogram: Float64Array, n: number, share: number): number {
  let below = 0;
  for (let level = 0; level < 256; level++) {
    below += histogram[level];
    if (below >= share * n) return level;
  }
  return 255;
}
