import { largestRegion } from "./largest-region.ts";
import { otsuThreshold } from "./otsu-threshold.ts";

export type Content = {
  /** First and last column and row, the last ones included. */
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** The brightest level that counts as air. */
  airMax: number;
};

/** Cells along the shorter side. A dark line of up to a cell, such as the fluid and bone around a brain, parts nothing. */
const N_CELLS = 32;

/** Share of a cell that must be bright: specks and thin frames are not content. */
const BRIGHT_MIN = 1 / 8;

/** Bounds of what an image shows: the bright pixels in the largest region of cells that are partly bright. Bright is what
 *  lies above the middle between Otsu's threshold and the mean below it: the threshold alone cuts dark tissue off where
 *  fat or a tumour is bright.
 *  @param luma  height x width
 *  @returns     null when all pixels are equal, or bright ones only scattered
 *  O(pixels), deterministic. */
export function findContent(luma: Uint8Array, width: number, height: number): Content | null {
  const threshold = otsuThreshold(luma);
  if (threshold === null) return null;
  const airMax = Math.floor((threshold.level + threshold.darkMean) / 2);
  const cellPx = Math.max(1, Math.round(Math.min(width, height) / N_CELLS));
  const nAcross = Math.ceil(width / cellPx);
  const cells = brightCells(luma, width, height, cellPx, airMax);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (const cell of largestRegion(cells, nAcross)) {
    const fromX = (cell % nAcross) * cellPx;
    const fromY = Math.floor(cell / nAcross) * cellPx;
    for (let y = fromY; y < Math.min(height, fromY + cellPx); y++)
      for (let x = fromX; x < Math.min(width, fromX + cellPx); x++) {
        if (luma[y * width + x] <= airMax) continue;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
  }
  return right < 0 ? null : { left, top, right, bottom, airMax };
}

function brightCells(luma: Uint8Array, width: number, height: number, cellPx: number, airMax: number): Uint8Array {
  const nAcross = Math.ceil(width / cellPx);
  const counts = new Uint32Array(nAcross * Math.ceil(height / cellPx));
  for (let y = 0, i = 0; y < height; y++) {
    const firstCell = Math.floor(y / cellPx) * nAcross;
    for (let from = 0, cell = firstCell; from < width; from += cellPx, cell++) {
      const end = i + Math.min(cellPx, width - from);
      let count = 0;
      for (; i < end; i++) if (luma[i] > airMax) count++;
      counts[cell] += count;
    }
  }
  return Uint8Array.from(counts, (count) => (count >= BRIGHT_MIN * cellPx ** 2 ? 1 : 0));
}
