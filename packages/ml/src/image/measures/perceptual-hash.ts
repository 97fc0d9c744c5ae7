import { greyGrid, type Pixels } from "./grey-grid.ts";

const GRID_PX = 32;
/** Frequencies 1..8 along each axis: without the mean, so that brightness does not count. */
const N_FREQUENCIES = 8;

/** cos(pi (x + 1/2) u / 32), u = 1..8. */
const COSINES = Float64Array.from({ length: N_FREQUENCIES * GRID_PX }, (_, i) =>
  Math.cos((Math.PI * ((i % GRID_PX) + 0.5) * (Math.floor(i / GRID_PX) + 1)) / GRID_PX),
);

/** A 64-bit fingerprint that copies of a picture nearly share: brightness on a 32 x 32 grid, the discrete cosine
 *  transform's frequencies 1..8 along both axes, and for each whether it exceeds the median of the 64 (pHash, Zauner
 *  2010). Row by row, lowest vertical frequency first, most significant bit first. An even image hashes to zeros.
 *  @returns 16 lower-case hexadecimal digits
 *  O(pixels), deterministic. */
export function perceptualHash(image: Pixels): string {
  const { data } = greyGrid(image, GRID_PX, GRID_PX);
  const coefficients = new Float64Array(N_FREQUENCIES ** 2);
  const rows = new Float64Array(GRID_PX * N_FREQUENCIES);
  for (let y = 0; y < GRID_PX; y++)
    for (let u = 0; u < N_FREQUENCIES; u++)
      for (let x = 0; x < GRID_PX; x++) rows[y * N_FREQUENCIES + u] += data[y * GRID_PX + x] * COSINES[u * GRID_PX + x];
  for (let v = 0; v < N_FREQUENCIES; v++)
    for (let u = 0; u < N_FREQUENCIES; u++)
      for (let y = 0; y < GRID_PX; y++)
        coefficients[v * N_FREQUENCIES + u] += rows[y * N_FREQUENCIES + u] * COSINES[v * GRID_PX + y];
  return hexOf(coefficients);
}

function hexOf(coefficients: Float64Array): string {
  const sorted = coefficients.slice().sort();
  const median = (sorted[31] + sorted[32]) / 2;
  // What is left of an even image is rounding, which must not decide a bit.
  const noise = 1e-6;
  let hex = "";
  for (let digit = 0; digit < 16; digit++) {
    let value = 0;
    for (let bit = 0; bit < 4; bit++) value = 2 * value + (coefficients[4 * digit + bit] > median + noise ? 1 : 0);
    hex += value.toString(16);
  }
  return hex;
}
