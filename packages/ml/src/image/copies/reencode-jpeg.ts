import type { DecodedImage } from "../decode-image.ts";

const SIDE = 8;

/** Luminance steps of ITU T.81, table K.1, row by row. */
const STEPS = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];

/** Orthonormal DCT-II of eight samples: row u, column x. */
const COSINES = Float64Array.from({ length: SIDE * SIDE }, (_, i) => {
  const [u, x] = [Math.floor(i / SIDE), i % SIDE];
  return Math.cos(((2 * x + 1) * u * Math.PI) / (2 * SIDE)) * Math.sqrt((u === 0 ? 1 : 2) / SIDE);
});

/** What saving as a JPEG and reading it again leaves of an image: blocks of 8 x 8 whose frequencies are rounded to the
 *  standard luminance steps, scaled to the quality as the reference encoder does. Each channel is treated alike, without
 *  the encoder's separation of colour; for grey images it is the same. Pure arithmetic: the same bytes wherever it runs.
 *  @param quality  1..100
 *  O(pixels). Source: ITU T.81, annexes A.3 and K.1; jcparam.c, jpeg_quality_scaling. */
export function reencodeJpeg(image: DecodedImage, quality: number): DecodedImage {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const steps = STEPS.map((step) => Math.max(1, Math.min(255, Math.floor((step * scale + 50) / 100))));
  const data = new Uint8Array(image.data.length);
  const block = new Float64Array(SIDE * SIDE);
  const passed = new Float64Array(SIDE * SIDE);
  const { width, height, channels } = image;
  for (let channel = 0; channel < channels; channel++) {
    for (let top = 0; top < height; top += SIDE) {
      for (let left = 0; left < width; left += SIDE) {
        for (let i = 0; i < block.length; i++) {
          // Past the edge its last pixel repeats, as encoders fill their blocks.
          const x = Math.min(width - 1, left + (i % SIDE));
          const y = Math.min(height - 1, top + Math.floor(i / SIDE));
          block[i] = image.data[(y * width + x) * channels + channel] - 128;
        }
        transform(block, passed, false);
        for (let i = 0; i < block.length; i++) block[i] = Math.round(block[i] / steps[i]) * steps[i];
        transform(block, passed, true);
        const [right, bottom] = [Math.min(width, left + SIDE), Math.min(height, top + SIDE)];
        for (let y = top; y < bottom; y++)
          for (let x = left; x < right; x++) {
            const level = Math.round(block[(y - top) * SIDE + x - left] + 128);
            data[(y * width + x) * channels + channel] = Math.max(0, Math.min(255, level));
          }
      }
    }
  }
  return { ...image, data };
}

/** Both passes of the transform, or of its inverse, in place: C B C', or C' B C. */
function transform(block: Float64Array, passed: Float64Array, inverse: boolean): void {
  for (const [from, to] of [
    [block, passed],
    [passed, block],
  ]) {
    // Each pass transforms the rows and writes them as columns.
    for (let row = 0; row < SIDE; row++) {
      for (let u = 0; u < SIDE; u++) {
        let sum = 0;
        for (let x = 0; x < SIDE; x++)
          sum += from[row * SIDE + x] * (inverse ? COSINES[x * SIDE + u] : COSINES[u * SIDE + x]);
        to[u * SIDE + row] = sum;
      }
    }
  }
}
