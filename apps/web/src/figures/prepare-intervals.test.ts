import { expect, test } from "vitest";
import { prepareIntervals } from "./prepare-intervals.ts";

const figure = (value: number | null, interval: [number, number] | null) => ({
  id: "rocAuc",
  value,
  n: 97,
  nFolds: 5,
  nResamples: null,
  reason: null,
  interval: interval && { low: interval[0], high: interval[1], level: 0.95, method: "bootstrap" },
});

test("an estimate without its interval is not drawn, and is counted", () => {
  const { rows, undrawn } = prepareIntervals([
    { id: "a", figure: figure(0.9, null) },
    { id: "b", figure: figure(0.9, [0.8, 1]) },
    { id: "c", figure: null },
  ]);
  expect(rows.map((row) => row.drawn)).toEqual([false, true, false]);
  expect(undrawn).toBe(2);
});

test("a missing value is a gap, never a point at zero", () => {
  expect(prepareIntervals([{ id: "a", figure: figure(null, null) }]).rows).toEqual([{ id: "a", drawn: false }]);
});

test("positions are shares of an axis from chance to 1", () => {
  const { rows, domain } = prepareIntervals([{ id: "a", figure: figure(0.75, [0.6, 0.9]) }]);
  expect(domain).toEqual({ low: 0.5, high: 1, ticks: [0.5, 0.75, 1], reference: null });
  const row = rows[0];
  if (!row.drawn) throw new Error("expected a drawn row");
  expect(row.position.value).toBeCloseTo(0.5);
  expect(row.position.low).toBeCloseTo(0.2);
  expect(row.position.high).toBeCloseTo(0.8);
});

test("an interval that crosses chance widens the axis and marks chance", () => {
  const { domain } = prepareIntervals([{ id: "a", figure: figure(0.55, [0.41, 0.7]) }]);
  expect(domain).toEqual({ low: 0.25, high: 1, ticks: [0.25, 0.5, 0.75, 1], reference: 0.5 });
});
