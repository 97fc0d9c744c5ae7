import { roundTogether } from "./round-together.ts";

/** How real numbers are written in eight bits: value = (level - zeroPoint) * scale. */
export type LevelScale = { scale: number; zeroPoint: number };

const LEVEL_MAX = 255;
/** Seven bits and a sign's worth of them: a product of two levels and two weights then fits in the 16-bit sums of processors
 *  without dot-product instructions (AVX2), which would otherwise saturate in silence. All processors give the same integers. */
export const WEIGHT_LEVEL_MAX = 63;
/** Leaves as much again of a 32-bit sum to the products. */
const BIAS_LEVEL_MAX = 2 ** 30;

/** The scale on which a range covers all 256 levels; zero is always one of them, exactly, since that is what borders are
 *  padded with and what a ReLU leaves. */
export function scaleOfRange([min, max]: readonly [number, number]): LevelScale {
  const [low, high] = [Math.min(min, 0), Math.max(max, 0)];
  // Always zero: any scale will do.
  const scale = Math.fround((high - low) / LEVEL_MAX) || 1;
  return { scale, zeroPoint: Math.round((0 - low) / scale) };
}

/** Weights of a convolution in eight bits. Channel o's real weights are levels * scales[o]; its real bias is
 *  biases[o] * scales[o] * inputScale. */
export type QuantisedWeights = { levels: Int8Array; scales: Float32Array; biases: Int32Array };

/** Each output channel gets a scale of its own, on which its largest weight is level 63 or -63.
 *  @param weight      outChannels x fan-in, row-major, kernel by kernel
 *  @param bias        outChannels
 *  @param inputScale  of the activations that the weights multiply
 *  @param kernelArea  weights of a kernel: 9 of one of 3 x 3
 *  @throws RangeError when a shape does not fit, or a number is not finite */
export function quantiseWeights(
  weight: Float32Array,
  bias: Float32Array,
  { inputScale, kernelArea }: { inputScale: number; kernelArea: number },
): QuantisedWeights {
  const outChannels = bias.length;
  const fanIn = weight.length / outChannels;
  if (!Number.isInteger(fanIn)) throw new RangeError(`${weight.length} weights are not ${outChannels} equal rows`);
  if (!Number.isInteger(fanIn / kernelArea))
    throw new RangeError(`a row of ${fanIn} weights is not of kernels of ${kernelArea}`);
  const levels = new Int8Array(weight.length);
  const scales = new Float32Array(outChannels);
  const biases = new Int32Array(outChannels);
  for (let channel = 0; channel < outChannels; channel++) {
    const row = weight.subarray(channel * fanIn, (channel + 1) * fanIn);
    let largest = 0;
    for (const value of row) largest = Math.max(largest, Math.abs(value));
    if (!Number.isFinite(largest + bias[channel])) throw new RangeError(`channel ${channel} has a weight not finite`);
    // Where weights are next to nothing the bias decides: it must fit on the products' scale.
    const needed = Math.max(largest / WEIGHT_LEVEL_MAX, Math.abs(bias[channel]) / (inputScale * BIAS_LEVEL_MAX));
    const scale = Math.fround(needed) || 1;
    scales[channel] = scale;
    biases[channel] = Math.round(bias[channel] / (inputScale * scale));
    const exact = Float64Array.from(row, (value) => value / scale);
    levels.set(roundTogether(exact, kernelArea, WEIGHT_LEVEL_MAX), channel * fanIn);
  }
  return { levels, scales, biases };
}
