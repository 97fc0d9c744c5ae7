/** Pillow keeps 22 fractional bits: 32, less 8 for the sample and 2 for the sum (Resample.c, PRECISION_BITS). */
export const FRACTION_BITS = 22;

export type ResampleWeights = {
  /** First input index of each output index. */
  starts: Int32Array;
  /** How many inputs each output index mixes. */
  counts: Int32Array;
  /** nOutputs x stride, fixed point with FRACTION_BITS bits. */
  weights: Int32Array;
  stride: number;
};

/** Fixed-point weights of Pillow's antialiased bilinear (triangle) filter, for outputs first .. first + nOutputs - 1
 *  of a line of `inputSize` samples resized to `outputSize`. Each step is rounded where Pillow rounds it.
 *  Source: Pillow 9.4, src/libImaging/Resample.c, precompute_coeffs and normalize_coeffs_8bpc. */
export function resampleWeights(
  inputSize: number,
  outputSize: number,
  first: number,
  nOutputs: number,
): ResampleWeights {
  const scale = inputSize / outputSize;
  const support = Math.max(scale, 1);
  const inverse = 1 / support;
  const stride = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(nOutputs);
  const counts = new Int32Array(nOutputs);
  const weights = new Int32Array(nOutputs * stride);
  const taps = new Float64Array(stride);
  for (let i = 0; i < nOutputs; i++) {
    const center = (first + i + 0.5) * scale;
    const start = Math.max(0, Math.trunc(center - support + 0.5));
    const count = Math.min(inputSize, Math.trunc(center + support + 0.5)) - start;
    let sum = 0;
    for (let k = 0; k < count; k++) {
      taps[k] = Math.max(0, 1 - Math.abs((k + start - center + 0.5) * inverse));
      sum += taps[k];
    }
    for (let k = 0; k < count; k++) {
      const weight = sum === 0 ? taps[k] : taps[k] / sum;
      weights[i * stride + k] = Math.trunc(0.5 + weight * 2 ** FRACTION_BITS);
    }
    starts[i] = start;
    counts[i] = count;
  }
  return { starts, counts, weights, stride };
}
