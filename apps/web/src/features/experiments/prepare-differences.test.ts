import { expect, test } from "vitest";
import type { DifferenceFieldsFragment } from "../../generated/graphql.ts";
import { prepareDifferences } from "./prepare-differences.ts";

const difference = (value: number, interval: [number, number] | null, folds: number[] = []) => ({
  difference: {
    ...{ pairing: "FOLDS", difference: value, holmPValue: 0.2, smallestEffect: 0.05, smallestEffectAmongAll: 0.06 },
    interval: interval && { low: interval[0], high: interval[1], level: 0.95, method: "nadeau-bengio" },
    ...{ nFolds: folds.length, n: 99, perFold: { differences: folds }, verdict: "NO_DIFFERENCE_SHOWN", reason: null },
  } as DifferenceFieldsFragment,
});

test("no difference is the middle of the axis, which reaches as far as intervals and folds do", () => {
  const { rows, reach, ticks } = prepareDifferences([difference(0.02, [-0.04, 0.08], [-0.15, 0.1])]);
  expect(reach).toBe(0.2);
  expect(ticks).toEqual([-0.2, 0, 0.2]);
  expect(rows[0].position?.value).toBeCloseTo(0.55);
  expect(rows[0].position?.low).toBeCloseTo(0.4);
  expect(rows[0].position?.folds[0]).toBeCloseTo(0.125);
});

test("a difference without an interval is not drawn and does not stretch the axis", () => {
  const { rows, reach, undrawn } = prepareDifferences([difference(0.9, null), difference(0, [-0.01, 0.01])]);
  expect(rows.map(({ position }) => position === null)).toEqual([true, false]);
  expect({ reach, undrawn }).toEqual({ reach: 0.01, undrawn: 1 });
});

test("nothing to draw leaves an axis all the same", () => {
  expect(prepareDifferences([]).reach).toBe(0.01);
});
