import { expect, it } from "vitest";
import { toHalf } from "./half.ts";

const hex = (...values: number[]) => Array.from(toHalf(Float32Array.from(values)), (bits) => bits.toString(16));

it("writes the examples of IEEE 754: powers of two, the smallest, the largest, both zeros", () => {
  expect(hex(1, -2, 65_504, 2 ** -14, 2 ** -24, 0.333251953125, 0, -0)).toEqual([
    ...["3c00", "c000", "7bff", "400", "1", "3555", "0", "8000"],
  ]);
});

it("rounds to the nearest, ties to even, up into the next power of two where that is nearest", () => {
  expect(hex(1 + 2 ** -11, 1 + 3 * 2 ** -11, 1 + 2 ** -11 + 2 ** -20)).toEqual(["3c00", "3c02", "3c01"]);
  expect(hex(2 - 2 ** -12, 2 ** -14 - 2 ** -26, 2 ** -25, 1.5 * 2 ** -25)).toEqual(["4000", "400", "0", "1"]);
});

it("gives every half back as it is", () => {
  const all = Array.from({ length: 0x7c00 }, (_, bits) => bits);
  const numberOf = (bits: number) => {
    const exponent = bits >> 10;
    const fraction = bits & 0x3ff;
    return exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25);
  };
  expect(Array.from(toHalf(Float32Array.from(all, numberOf)))).toEqual(all);
});

it("refuses what half precision cannot hold, naming it", () => {
  expect(() => toHalf(Float32Array.of(65_520))).toThrow("65520 is beyond half precision");
  expect(() => toHalf(Float32Array.of(Number.NaN))).toThrow(RangeError);
  expect(() => toHalf(Float32Array.of(Number.NEGATIVE_INFINITY))).toThrow(RangeError);
});
