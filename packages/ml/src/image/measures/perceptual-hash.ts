import { greyGrid, type Pixels } from "./grey-grid.ts";

const GRID_PX = 32;
/** Frequencies 1..8 along each axis: without the mean, so that brightness does not count. */
const N_FREQUENCIES = 8;

/** cos(pi (x + 1/2) u / 32), u = 1..8. */
const COSINES = Float64Array.from({ length: N_FREQUENCIES * GRID_PX }, (_, i) =>
  Math.cos((Math.PI * ((i % GRID_PX) + 0.5) * (Math.floor(i / GRID_PX) + 1)) / GRID_PX),
);

/** Levels a frequency must reach, as a sum over the grid: what is left of an even image is rounding, and must not decide
 *  a bit. */
const ROUNDING = 1e-6;

/** A 64-bit fingerprint that copies of a picture nearly share: brightness on a 32 x 32 grid, the discrete cosine
 *  transform's frequencies 1..8 along both axes, and for each whether it is above zero (pHash, Zauner 2010, which compares
 *  with their median instead). Row by row, lowest vertical frequency first, most significant bit first; an even image
 *  hashes to zeros.
 *  Comparing with zero makes a mirror image's hash known: the odd horizontal frequencies change sign, the others stay.
 *  @returns 16 lower-case hexadecimal digits
 *  O(pixels), deterministic. */
export function perceptualHash(image: Pixels): string {
  const { data } = greyGrid(image, GRID_PX, GRID_PX);
  const rows = new Float64Array(GRID_PX * N_FREQUENCIES);
  for (let y = 0; y < GRID_PX; y++)
    for (let u = 0; u < N_FREQUENCIES; u++)
      for (let x = 0; x < GRID_PX; x++) rows[y * N_FREQUENCIES + u] += data[y * GRID_PX + x] * COSINES[u * GRID_PX + x];
  let hex = "";
  for (let first = 0; first < N_FREQUENCIES ** 2; first += 4) {
    let digit = 0;
    for (let bit = first; bit < first + 4; bit++) digit = 2 * digit + (coefficient(rows, bit) > ROUNDING ? 1 : 0);
    hex += digit.toString(16);
  }
  return hex;
}

function coefficient(rows: Float64Array, bit: number): number {
  const [v, u] = [Math.floor(bit / N_FREQUENCIES), bit % N_FREQUENCIES];
  let sum = 0;
  for (let y = 0; y < GRID_PX; y++) sum += rows[y * N_FREQUENCIES + u] * COSINES[v * GRID_PX + y];
  return sum;
}
