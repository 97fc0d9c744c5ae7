import { expect, test } from "vitest";
import { positionOf, STEPS, valueAt } from "./slider-scale.ts";

const images = { min: 10_000, max: 40_000_000, log: true, whole: true };

test("a slider reaches both ends of its scale, and a value beyond them stands at one", () => {
  expect(valueAt(0, images)).toBe(10_000);
  expect(valueAt(STEPS, images)).toBe(40_000_000);
  expect(positionOf(1, images)).toBe(0);
  expect(positionOf(1e12, images)).toBe(STEPS);
});

test("dragging gives round figures that never fall", () => {
  const values = Array.from({ length: STEPS + 1 }, (_, position) => valueAt(position, images));
  for (const [i, value] of values.entries()) {
    expect(Number(value.toPrecision(2))).toBe(value);
    if (i > 0) expect(value).toBeGreaterThanOrEqual(values[i - 1]);
  }
});

test("a value comes back from its position within a step", () => {
  expect(valueAt(positionOf(4_000_000, images), images)).toBe(4_000_000);
  expect(valueAt(positionOf(0.9, { min: 0.5, max: 0.99, log: false }), { min: 0.5, max: 0.99, log: false })).toBe(0.9);
});
