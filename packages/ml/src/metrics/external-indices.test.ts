import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustedMutualInformation } from "./adjusted-mutual-information.ts";
import { adjustedRandIndex } from "./adjusted-rand-index.ts";
import { contingency } from "./contingency.ts";
import { fowlkesMallows } from "./fowlkes-mallows.ts";
import { homogeneityCompletenessV } from "./homogeneity-completeness-v.ts";
import { entropy, expectedMutualInformation, mutualInformation } from "./mutual-information.ts";
import { normalizedMutualInformation } from "./normalized-mutual-information.ts";

const indices = {
  adjustedRandIndex,
  normalizedMutualInformation,
  adjustedMutualInformation,
  homogeneity: (a: number[], b: number[]) => homogeneityCompletenessV(a, b)?.homogeneity ?? null,
  completeness: (a: number[], b: number[]) => homogeneityCompletenessV(a, b)?.completeness ?? null,
  vMeasure: (a: number[], b: number[]) => homogeneityCompletenessV(a, b)?.vMeasure ?? null,
  fowlkesMallows,
};
const named = Object.entries(indices);
const partitions = fc
  .integer({ min: 2, max: 24 })
  .chain((n) =>
    fc.tuple(
      fc.array(fc.integer({ min: -1, max: 3 }), { minLength: n, maxLength: n }),
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: n, maxLength: n }),
    ),
  );

test.each(named)(
  "%s: renaming clusters and reordering rows change nothing, and a partition agrees with itself at 1",
  (name, index) => {
    fc.assert(
      fc.property(partitions, ([a, b]) => {
        const value = index(a, b) ?? Number.NaN;
        expect(value).toBeLessThanOrEqual(1 + 1e-9);
        expect(
          index(
            a,
            b.map((cluster) => 10 - cluster),
          ),
        ).toBeCloseTo(value, 9);
        expect(index([...a].reverse(), [...b].reverse())).toBeCloseTo(value, 9);
        // Pairs of rows never together leave Fowlkes and Mallows at 0 by convention.
        if (name !== "fowlkesMallows" || new Set(a).size < a.length) {
          expect(
            index(
              a,
              a.map((cluster) => 7 - cluster),
            ),
          ).toBeCloseTo(1, 9);
        }
      }),
      { seed: 1, numRuns: 40 },
    );
  },
);

test.each(named)("%s: no row has no value, and lists of different lengths are refused", (_, index) => {
  expect(index([], [])).toBeNull();
  expect(() => index([0, 1], [0])).toThrow("2 and 1 entries");
});

test("one cluster against all singletons is chance, and two trivial partitions are the same", () => {
  for (const index of [adjustedRandIndex, normalizedMutualInformation, adjustedMutualInformation]) {
    expect(index([0, 0, 0], [0, 1, 2])).toBe(0);
    expect(index([0, 0, 0], [4, 4, 4])).toBe(1);
    expect(index([0, 1, 2], [7, 8, 9])).toBeCloseTo(1, 12);
    expect(index([5], [0])).toBe(1);
  }
});

test("the V-measure of a split class is the one worked out by hand, and equals the normalised mutual information", () => {
  // H(class) = ln 2, H(cluster) = 1.5 ln 2, and the clusters tell the class exactly: homogeneity 1, completeness 2/3.
  const [classes, clusters] = [
    [0, 0, 1, 1],
    [0, 1, 2, 2],
  ];
  const { homogeneity, completeness, vMeasure } = homogeneityCompletenessV(classes, clusters)!;
  expect(homogeneity).toBeCloseTo(1, 12);
  expect(completeness).toBeCloseTo(2 / 3, 12);
  expect(vMeasure).toBeCloseTo(0.8, 12);
  expect(normalizedMutualInformation(classes, clusters)).toBeCloseTo(0.8, 12);
  expect(fowlkesMallows(classes, clusters)).toBeCloseTo(Math.sqrt(1 / 2), 12);
});

test("the expected mutual information is the mean over every order of the rows", () => {
  const a = [0, 0, 0, 1, 1, 2];
  const b = [0, 0, 1, 1, 1, 1];
  const all = permutations(b).map((order) => mutualInformation(contingency(a, order)));
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const table = contingency(a, b);
  expect(expectedMutualInformation(table)).toBeCloseTo(mean, 12);
  const room = (entropy(table.ofA, 6) + entropy(table.ofB, 6)) / 2 - mean;
  expect(adjustedMutualInformation(a, b)).toBeCloseTo((mutualInformation(table) - mean) / room, 12);
});

function permutations(items: number[]): number[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  );
}
