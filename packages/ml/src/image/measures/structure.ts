import type { GreyGrid } from "./grey-grid.ts";

const TILE_PX = 8;
/** Levels within a tile that quantisation and compression alone leave apart. */
const EVEN_RANGE = 8;

/** Variance of the four-neighbour Laplacian over the pixels that have four neighbours; 0 where none has
 *  (Pech-Pacheco et al. 2000). */
export function sharpness({ data, width, height }: GreyGrid): number {
  let [sum, square] = [0, 0];
  for (let row = 1; row < height - 1; row++) {
    for (let at = row * width + 1; at < (row + 1) * width - 1; at++) {
      const laplacian = data[at - width] + data[at + width] + data[at - 1] + data[at + 1] - 4 * data[at];
      sum += laplacian;
      square += laplacian * laplacian;
    }
  }
  const n = Math.max(0, width - 2) * Math.max(0, height - 2);
  return n === 0 ? 0 : Math.max(0, n * square - sum * sum) / (n * n);
}

/** Share of 8 x 8 tiles (cut off at the right and lower edge) without structure, by area. */
export function emptyShare({ data, width, height }: GreyGrid): number {
  let empty = 0;
  for (let top = 0; top < height; top += TILE_PX) {
    const bottom = Math.min(height, top + TILE_PX);
    for (let left = 0; left < width; left += TILE_PX) {
      const right = Math.min(width, left + TILE_PX);
      let [low, high] = [255, 0];
      for (let row = top; row < bottom; row++) {
        for (let at = row * width + left; at < row * width + right; at++) {
          if (data[at] < low) low = data[at];
          if (data[at] > high) high = data[at];
        }
      }
      if (high - low <= EVEN_RANGE) empty += (bottom - top) * (right - left);
    }
  }
  return empty / data.length;
}
