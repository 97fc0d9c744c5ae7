import { FRACTION_BITS, type ResampleWeights } from "./resample-weights.ts";

const HALF = 1 << (FRACTION_BITS - 1);
/** Rows worked on together: a column's weights stay in registers while its block of rows stays in the cache. */
const BLOCK_ROWS = 32;

// Both passes mix four samples at a time: half the time of one by one, and the same integers in any order.

/** Rows firstRow .. firstRow + nRows - 1 of interleaved pixels, each shortened to the weighted columns. */
export function resampleColumns(
  data: Uint8Array,
  width: number,
  channels: number,
  { starts, counts, weights, stride }: ResampleWeights,
  firstRow: number,
  nRows: number,
): Uint8Array {
  const line = width * channels;
  const outLine = starts.length * channels;
  const out = new Uint8Array(nRows * outLine);
  const sums = new Int32Array(BLOCK_ROWS);
  for (let block = 0; block < nRows; block += BLOCK_ROWS) {
    const rows = Math.min(BLOCK_ROWS, nRows - block);
    for (let i = 0; i < outLine; i++) {
      const column = Math.floor(i / channels);
      const count = counts[column];
      let w = column * stride;
      let from = (firstRow + block) * line + starts[column] * channels + (i - column * channels);
      sums.fill(HALF);
      let k = 0;
      for (; k + 4 <= count; k += 4, w += 4, from += 4 * channels) {
        const w0 = weights[w];
        const w1 = weights[w + 1];
        const w2 = weights[w + 2];
        const w3 = weights[w + 3];
        for (let row = 0, j = from; row < rows; row++, j += line)
          sums[row] =
            (sums[row] +
              Math.imul(data[j], w0) +
              Math.imul(data[j + channels], w1) +
              Math.imul(data[j + 2 * channels], w2) +
              Math.imul(data[j + 3 * channels], w3)) |
            0;
      }
      for (; k < count; k++, w++, from += channels) {
        const w0 = weights[w];
        for (let row = 0, j = from; row < rows; row++, j += line) sums[row] = (sums[row] + Math.imul(data[j], w0)) | 0;
      }
      for (let row = 0, o = block * outLine + i; row < rows; row++, o += outLine) out[o] = sums[row] >> FRACTION_BITS;
    }
  }
  return out;
}

/** The weighted rows of lines `line` samples long, the first of which is input row `firstRow`. */
export function resampleRows(
  data: Uint8Array,
  line: number,
  { starts, counts, weights, stride }: ResampleWeights,
  firstRow: number,
): Uint8Array {
  const out = new Uint8Array(starts.length * line);
  const sums = new Int32Array(line);
  for (let row = 0; row < starts.length; row++) {
    const count = counts[row];
    let w = row * stride;
    let from = (starts[row] - firstRow) * line;
    sums.fill(HALF);
    let k = 0;
    for (; k + 4 <= count; k += 4, w += 4, from += 4 * line) {
      const w0 = weights[w];
      const w1 = weights[w + 1];
      const w2 = weights[w + 2];
      const w3 = weights[w + 3];
      const second = from + line;
      const third = second + line;
      const fourth = third + line;
      for (let i = 0; i < line; i++)
        sums[i] =
          (sums[i] +
            Math.imul(data[from + i], w0) +
            Math.imul(data[second + i], w1) +
            Math.imul(data[third + i], w2) +
            Math.imul(data[fourth + i], w3)) |
          0;
    }
    for (; k < count; k++, w++, from += line) {
      const w0 = weights[w];
      for (let i = 0; i < line; i++) sums[i] = (sums[i] + Math.imul(data[from + i], w0)) | 0;
    }
    for (let i = 0, o = row * line; i < line; i++, o++) out[o] = sums[i] >> FRACTION_BITS;
  }
  return out;
}
