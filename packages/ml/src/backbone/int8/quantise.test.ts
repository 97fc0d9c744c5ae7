import { describe, expect, it } from "vitest";
import { drawNormal } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { mergeRanges, roundOutward } from "./activation-ranges.ts";
import { quantiseWeights, scaleOfRange, WEIGHT_LEVEL_MAX } from "./quantise.ts";
import { roundTogether } from "./round-together.ts";

describe("the levels of a range", () => {
  it("cover it from 0 to 255, with zero on a level", () => {
    expect(scaleOfRange([-1, 4.1])).toEqual({ scale: Math.fround(0.02), zeroPoint: 50 });
    expect(scaleOfRange([0, 25.5])).toEqual({ scale: Math.fround(0.1), zeroPoint: 0 });
    expect(scaleOfRange([-25.5, 0])).toEqual({ scale: Math.fround(0.1), zeroPoint: 255 });
  });

  it("reach down or up to zero where the range does not", () => {
    expect(scaleOfRange([2, 5.1])).toEqual(scaleOfRange([0, 5.1]));
    expect(scaleOfRange([-5.1, -2])).toEqual(scaleOfRange([-5.1, 0]));
  });

  it("exist for an activation that is always zero", () => {
    expect(scaleOfRange([0, 0])).toEqual({ scale: 1, zeroPoint: 0 });
  });

  it("give back every value of the range within half a level", () => {
    const [min, max] = [-3.7, 9.2];
    const { scale, zeroPoint } = scaleOfRange([min, max]);
    for (let i = 0; i <= 1000; i++) {
      const value = min + ((max - min) * i) / 1000;
      const level = Math.max(0, Math.min(255, Math.round(value / scale) + zeroPoint));
      // The zero point is rounded to a level itself: an end of the range may lie half a level beyond the last one.
      expect(Math.abs((level - zeroPoint) * scale - value)).toBeLessThanOrEqual(scale * 0.5001);
    }
  });
});

describe("the weights of a convolution", () => {
  const random = createRandom(1, "weights");
  const weight = Float32Array.from({ length: 5 * 27 }, () => drawNormal(random));
  const bias = Float32Array.from({ length: 5 }, () => drawNormal(random));

  it("are level times scale within a level, channel by channel, the largest of each on level 63", () => {
    const { levels, scales, biases } = quantiseWeights(weight, bias, { inputScale: 0.05, kernelArea: 9 });
    for (let channel = 0; channel < 5; channel++) {
      const row = levels.subarray(channel * 27, (channel + 1) * 27);
      expect(row.reduce((largest, level) => Math.max(largest, Math.abs(level)), 0)).toBe(WEIGHT_LEVEL_MAX);
      for (const [i, level] of row.entries())
        expect(Math.abs(level * scales[channel] - weight[channel * 27 + i])).toBeLessThan(scales[channel]);
      const unit = 0.05 * scales[channel];
      expect(Math.abs(biases[channel] * unit - bias[channel])).toBeLessThanOrEqual(0.5001 * unit);
    }
  });

  it("of one channel do not depend on another's", () => {
    const louder = weight.map((value, i) => (i < 27 ? value * 1024 : value));
    const before = quantiseWeights(weight, bias, { inputScale: 0.05, kernelArea: 9 });
    const after = quantiseWeights(louder, bias, { inputScale: 0.05, kernelArea: 9 });
    expect(after.levels).toEqual(before.levels);
    expect(after.scales).toEqual(before.scales.map((scale, channel) => (channel === 0 ? scale * 1024 : scale)));
  });

  it("never let two products leave 16 bits, whatever the activations", () => {
    expect(2 * 255 * WEIGHT_LEVEL_MAX).toBeLessThanOrEqual(32_767);
  });

  it("that are all zero keep their bias, and so do those too small to carry it", () => {
    const { levels, scales, biases } = quantiseWeights(Float32Array.of(0, 0, 1e-30, -1e-30), Float32Array.of(3, 3), {
      inputScale: 0.5,
      kernelArea: 1,
    });
    expect(Array.from(levels)).toEqual([0, 0, 0, 0]);
    for (const channel of [0, 1]) expect(biases[channel] * 0.5 * scales[channel]).toBeCloseTo(3, 6);
  });

  it("that do not fit are refused with their numbers", () => {
    const alone = { inputScale: 1, kernelArea: 1 };
    expect(() => quantiseWeights(new Float32Array(8), new Float32Array(2), { inputScale: 1, kernelArea: 9 })).toThrow(
      "a row of 4 weights is not of kernels of 9",
    );
    expect(() => quantiseWeights(new Float32Array(7), new Float32Array(2), alone)).toThrow(
      "7 weights are not 2 equal rows",
    );
    expect(() => quantiseWeights(Float32Array.of(1, Number.NaN), Float32Array.of(0, 0), alone)).toThrow("channel 1");
  });
});

describe("numbers rounded together", () => {
  const random = createRandom(2, "rounding");
  const [kernels, area] = [16, 9];
  const values = Float64Array.from({ length: kernels * area }, () => 20 * drawNormal(random));
  const sums = (levels: ArrayLike<number>) =>
    Array.from({ length: kernels }, (_, kernel) =>
      values
        .subarray(kernel * area, (kernel + 1) * area)
        .reduce((sum, value, i) => sum + levels[kernel * area + i] - value, 0),
    );

  it("have errors that add up to half a step in all, and to hardly more in each kernel; rounded alone they do not", () => {
    const together = sums(roundTogether(values, area, 127));
    expect(Math.abs(together.reduce((sum, error) => sum + error, 0))).toBeLessThanOrEqual(0.5);
    for (const error of together) expect(Math.abs(error)).toBeLessThanOrEqual(1);
    const alone = sums(values.map(Math.round));
    expect(Math.max(...alone.map(Math.abs))).toBeGreaterThan(1);
    expect(Math.abs(alone.reduce((sum, error) => sum + error, 0))).toBeGreaterThan(0.5);
  });

  it("are each the nearest or the second nearest whole number, and whole ones stay", () => {
    for (const [i, level] of roundTogether(values, area, 127).entries())
      expect(Math.abs(level - values[i])).toBeLessThan(1);
    const whole = Float64Array.from({ length: 18 }, (_, i) => i - 9);
    expect(Array.from(roundTogether(whole, area, 127))).toEqual(Array.from(whole));
  });

  it("never leave the limit", () => {
    const ends = Float64Array.from({ length: 9 }, (_, i) => (i % 2 ? 63.0000001 : -63.0000001));
    for (const level of roundTogether(ends, area, 63)) expect(Math.abs(level)).toBe(63);
  });
});

describe("ranges", () => {
  it("of two samples are the wider ones", () => {
    expect(mergeRanges({ a: [-1, 2], b: [0, 1] }, { a: [-3, 1], c: [4, 5] })).toEqual({
      ...{ a: [-3, 2], b: [0, 1], c: [4, 5] },
    });
  });

  it("are rounded outward, by less than a 64th, and are then left as they are", () => {
    const ranges = { a: [-1.03, 5.001], b: [0, 0.3], c: [-7e-9, 1e9] } as const;
    const rounded = roundOutward(ranges);
    for (const [name, [min, max]] of Object.entries(ranges)) {
      const [low, high] = rounded[name];
      expect(low).toBeLessThanOrEqual(min);
      expect(high).toBeGreaterThanOrEqual(max);
      expect(Math.abs(low - min)).toBeLessThanOrEqual(Math.abs(min) / 64);
      expect(high - max).toBeLessThanOrEqual(max / 64);
    }
    expect(rounded.a).toEqual([-1.03125, 5.0625]);
    expect(roundOutward(rounded)).toEqual(rounded);
  });

  it("that differ in the last digits of a float32 are rounded to the same", () => {
    const ranges = { a: [-1.03, 5.001] } as const;
    expect(roundOutward({ a: [-1.03 * (1 + 1e-6), 5.001 * (1 - 1e-6)] })).toEqual(roundOutward(ranges));
  });
});
