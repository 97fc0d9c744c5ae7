import type { GreyGrid } from "./grey-grid.ts";

/** Content is brighter than a tenth of the image's own peak, and than black with a compressor's ringing. */
const SHARE_OF_PEAK = 0.1;
const LEVEL_MIN = 8;
/** A row or column belongs to the content's box when more than this share of it is content: specks do not count. */
const LINE_SHARE = 0.02;
/** Below this the long axis of a head is chance. */
const ELONGATION_MIN = 0.05;

type Content = { border: number; orientation: number; elongation: number };

/** Where the content lies and which way it is longest, from the second moments of its pixels (Hu 1962). */
export function contentOf({ data, width, height }: GreyGrid, peak: number): Content {
  const limit = Math.max(LEVEL_MIN, SHARE_OF_PEAK * peak);
  const inRow = new Int32Array(height);
  const inColumn = new Int32Array(width);
  let [n, sumX, sumY, sumXX, sumXY, sumYY] = [0, 0, 0, 0, 0, 0];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (data[at] <= limit) continue;
      inRow[y]++;
      inColumn[x]++;
      n++;
      sumX += x;
      sumY += y;
      sumXX += x * x;
      sumXY += x * y;
      sumYY += y * y;
    }
  }
  const box = spanOf(inRow, LINE_SHARE * width) * spanOf(inColumn, LINE_SHARE * height);
  const border = 1 - box / (width * height);
  if (n === 0) return { border, orientation: 0, elongation: 0 };
  // A pixel is a square: a twelfth of a pixel of variance keeps a line one pixel wide from having no width.
  const varianceX = (sumXX - (sumX * sumX) / n) / n + 1 / 12;
  const varianceY = (sumYY - (sumY * sumY) / n) / n + 1 / 12;
  const covariance = (sumXY - (sumX * sumY) / n) / n;
  const half = Math.hypot((varianceX - varianceY) / 2, covariance);
  const middle = (varianceX + varianceY) / 2;
  const elongation = 1 - Math.sqrt(Math.max(0, middle - half) / (middle + half));
  if (elongation < ELONGATION_MIN) return { border, orientation: 0, elongation };
  // Half the angle of the doubled one, from upright; the vertical axis points down, so clockwise is x against y.
  const degrees = (Math.atan2(-2 * covariance, varianceY - varianceX) * 90) / Math.PI;
  return { border, orientation: degrees <= -90 ? degrees + 180 : degrees, elongation };
}

/** From the first to the last line with enough content, both counted. */
function spanOf(counts: Int32Array, atLeast: number): number {
  const first = counts.findIndex((count) => count > atLeast);
  return first === -1 ? 0 : counts.findLastIndex((count) => count > atLeast) - first + 1;
}
