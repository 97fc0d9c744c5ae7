import { expect, test } from "vitest";
import { thresholdDigits } from "./threshold-digits.ts";

test("a threshold is written with three decimals, more when it would read as 0 or 1", () => {
  expect(thresholdDigits(0.51)).toBe(3);
  expect(thresholdDigits(0.999)).toBe(3);
  expect(thresholdDigits(0.9996)).toBe(4);
  expect(thresholdDigits(0.00002)).toBe(5);
});

test("decimals end somewhere, and 0 and 1 themselves need no more than usual", () => {
  expect(thresholdDigits(1 - 1e-9)).toBe(6);
  expect(thresholdDigits(0)).toBe(3);
  expect(thresholdDigits(1)).toBe(3);
});
