import { describe, expect, test } from "vitest";
import { createRandom } from "../random/random.ts";
import { drawLabels } from "./draw-labels.ts";

const rows = Array.from({ length: 60 }, (_, row) => row + 10);
/** One cancer in four; families of one, or of two rows of the same class. */
const labels = Int8Array.from({ length: 70 }, (_, row) => (row % 8 < 2 ? 1 : 0));
const single = Int32Array.from({ length: 70 }, (_, row) => row);
const pairs = single.map((row) => row >> 1);
const draw = (nLabels: number, groups = single, seed = 0) =>
  drawLabels(rows, labels, groups, nLabels, createRandom(seed, "labels"));

describe("for any seed", () => {
  const seeds = Array.from({ length: 30 }, (_, seed) => seed);

  test("as many rows as asked, a smaller draw inside every larger one", () => {
    for (const seed of seeds) {
      let inner: number[] = [];
      for (const nLabels of [2, 5, 10, 20, 40, 60]) {
        const drawn = draw(nLabels, single, seed);
        expect(drawn).toHaveLength(nLabels);
        for (const row of inner) expect(drawn).toContain(row);
        inner = drawn;
      }
    }
  });

  test("both classes are there, in the proportion of their families to within one", () => {
    for (const seed of seeds) {
      for (const nLabels of [2, 3, 5, 8, 20, 40]) {
        const cancers = draw(nLabels, single, seed).filter((row) => labels[row] === 1).length;
        expect(cancers).toBeGreaterThan(0);
        expect(cancers).toBeLessThan(nLabels);
        if (nLabels >= 8) expect(Math.abs(cancers - nLabels / 4)).toBeLessThanOrEqual(1);
      }
    }
  });

  test("a family is drawn whole or not at all, the one that reaches the number too", () => {
    for (const seed of seeds) {
      const drawn = draw(9, pairs, seed);
      expect(drawn).toHaveLength(10);
      for (const row of rows) expect(drawn.includes(row)).toBe(drawn.includes(pairs[row] * 2));
    }
  });
});

test("all rows where fewer are there than asked, and the given order is kept", () => {
  expect(draw(1000)).toEqual(rows);
  const drawn = draw(20);
  expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
});

test("another seed draws others; fewer than two labels are refused", () => {
  expect(draw(10, single, 1)).not.toEqual(draw(10, single, 2));
  expect(() => draw(1)).toThrow("nLabels is 1, at least 2 are needed");
});
