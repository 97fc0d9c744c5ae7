import { expect, test } from "vitest";
import { prepareLabelCurve } from "./prepare-label-curve.ts";

type Points = Parameters<typeof prepareLabelCurve>[0]["points"];

const area = (auc: number | null, interval: [number, number] | null) => ({
  ...{ auc, nFolds: 10, reason: null },
  interval: interval && { low: interval[0], high: interval[1], level: 0.95, method: "nadeau-bengio" },
});

const point = (supervised: ReturnType<typeof area>, semiSupervised: ReturnType<typeof area>) =>
  ({ nLabels: 10, isAll: false, supervised, semiSupervised, gain: {} }) as Points[number];

test("each area carries its interval as what lies below and above it", () => {
  const [prepared] = prepareLabelCurve({ points: [point(area(0.8, [0.7, 0.95]), area(0.9, [0.85, 1]))] }).points;
  expect(prepared.supervised).toBe(0.8);
  expect(prepared.supervisedError?.[0]).toBeCloseTo(0.1);
  expect(prepared.supervisedError?.[1]).toBeCloseTo(0.15);
});

test("an area without an interval is a gap, never drawn bare, and a missing one never 0", () => {
  const [prepared] = prepareLabelCurve({ points: [point(area(0.8, null), area(null, null))] }).points;
  expect(prepared).toMatchObject({ supervised: null, semiSupervised: null, supervisedError: null });
});

test("the axis starts at chance, or lower where an interval reaches below", () => {
  expect(prepareLabelCurve({ points: [point(area(0.8, [0.6, 0.9]), area(0.8, [0.6, 0.9]))] }).low).toBe(0.5);
  const { low, ticks } = prepareLabelCurve({ points: [point(area(0.5, [0.31, 0.7]), area(0.8, [0.6, 0.9]))] });
  expect({ low, ticks }).toEqual({ low: 0.25, ticks: [0.25, 0.5, 0.75, 1] });
});
