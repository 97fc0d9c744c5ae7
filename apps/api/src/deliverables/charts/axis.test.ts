import { expect, it } from "vitest";
import { euroAxis, linearAxis, logAxis } from "./axis.ts";

const shown = { title: "x", format: "short", language: "en" } as const;

it("reaches around its values to round ends, and not past the ends that it may have", () => {
  const axis = linearAxis([0.719, 1], shown, { floor: 0, ceiling: 1 });
  expect([axis.low, axis.high]).toEqual([0.7, 1]);
  expect(axis.ticks.map(({ label }) => label)).toEqual(["0.7", "0.75", "0.8", "0.85", "0.9", "0.95", "1"]);
});

it("shows one value alone inside an axis, not on a line of no length", () => {
  const { low, high } = linearAxis([3], shown);
  expect(low).toBeLessThan(3);
  expect(high).toBeGreaterThan(3);
  expect(logAxis([1000], shown)).toMatchObject({ low: 1000, high: 10_000 });
});

it("steps by ten, with a tick at every second power where they are many", () => {
  const axis = logAxis([0.00002, 40_000_000], shown);
  expect([axis.low, axis.high]).toEqual([1e-5, 1e8]);
  expect(axis.ticks.map(({ value }) => Math.round(Math.log10(value)))).toEqual([-5, -3, -1, 1, 3, 5, 7]);
});

it("puts euros far apart on powers of ten, others evenly from nothing", () => {
  expect(euroAxis([100, 5000], "x", "en").scale).toBe("log");
  expect(euroAxis([0, 5000], "x", "en")).toMatchObject({ scale: "linear", low: 0 });
  expect(euroAxis([4000, 5000], "x", "en")).toMatchObject({ scale: "linear", low: 0 });
});

it("refuses values that no axis can show", () => {
  expect(() => linearAxis([0, Number.NaN], shown)).toThrow("an axis needs finite values, not [0, NaN]");
  expect(() => linearAxis([], shown)).toThrow(RangeError);
  expect(() => logAxis([0, 1], shown)).toThrow("a logarithmic axis cannot show 0");
});
