import fc from "fast-check";
import { expect, test } from "vitest";
import { createMatrix, matrixFromRows } from "../matrix/matrix.ts";
import { calinskiHarabasz } from "./calinski-harabasz.ts";
import { daviesBouldin } from "./davies-bouldin.ts";

const line = matrixFromRows([[0], [1], [10], [11]]);

test("four points on a line have the indices worked out by hand", () => {
  // Means 0.5 and 10.5: within 4 * 0.25 = 1, between 4 * 25 = 100; radii 0.5, 10 apart.
  expect(calinskiHarabasz(line, [0, 0, 1, 1])).toBeCloseTo((100 / 1) * (2 / 1), 12);
  expect(daviesBouldin(line, [0, 0, 1, 1])).toBeCloseTo(0.1, 12);
});

test.each([
  ["Calinski-Harabasz", calinskiHarabasz],
  ["Davies-Bouldin", daviesBouldin],
])(
  "%s: names of clusters and the order of rows change nothing, one cluster or all singletons have no value",
  (_, index) => {
    const rows = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), fc.nat(2)), {
      minLength: 4,
      maxLength: 20,
    });
    fc.assert(
      fc.property(rows, (given) => {
        const features = (list: typeof given) => matrixFromRows(list.map(([x, y]) => [x, y]));
        const labels = given.map(([, , cluster]) => cluster);
        const value = index(features(given), labels);
        const turned = index(features([...given].reverse()), labels.map((cluster) => -cluster).reverse());
        if (value === null) expect(turned).toBeNull();
        else {
          expect(Number.isFinite(value)).toBe(true);
          expect(Math.abs(turned! - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
        }
      }),
      { seed: 1, numRuns: 40 },
    );
    expect(index(line, [3, 3, 3, 3])).toBeNull();
    expect(index(line, [0, 1, 2, 3])).toBeNull();
    expect(index(createMatrix(0, 1), [])).toBeNull();
    expect(() => index(line, [0, 1])).toThrow("labels has 2 entries, features has 4 rows");
    expect(() => index(matrixFromRows([[0], [Number.NaN], [1]]), [0, 0, 1])).toThrow("row 1, column 0");
  },
);

test("points that all coincide make no NaN", () => {
  expect(calinskiHarabasz(createMatrix(4, 2), [0, 0, 1, 1])).toBe(1);
  expect(daviesBouldin(createMatrix(4, 2), [0, 0, 1, 1])).toBe(0);
});
