import { describe, expect, test } from "vitest";
import { drawIndex } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { effectiveSplits } from "./effective-splits.ts";
import { NO_FOLD, stratifiedGroupFolds } from "./stratified-group-folds.ts";

/** Random labels and families; families of one class, or (every fourth seed) of any labels. */
function drawn(seed: number): { labels: Int8Array; groups: Int32Array; nSplits: number } {
  const random = createRandom(seed, "case");
  const n = 20 + drawIndex(random, 200);
  const nSplits = 2 + drawIndex(random, 5);
  const groups = Int32Array.from({ length: n }, () =>
    drawIndex(random, 1 + Math.floor(n / (1 + drawIndex(random, 4)))),
  );
  const ofGroup = Array.from({ length: n + 1 }, () => (random() < 0.4 ? 1 : 0));
  const labels = Int8Array.from(groups, (group) => {
    if (random() < 0.3) return -1;
    return seed % 4 === 0 ? drawIndex(random, 2) : ofGroup[group];
  });
  return { labels, groups, nSplits };
}

const SEEDS = Array.from({ length: 120 }, (_, seed) => seed);

describe("for any labels and families", () => {
  test("a family never straddles two folds, and exactly the labelled rows have a fold", () => {
    for (const seed of SEEDS) {
      const { labels, groups, nSplits } = drawn(seed);
      const folds = stratifiedGroupFolds(labels, groups, nSplits, createRandom(seed));
      const foldOf = new Map<number, number>();
      folds.forEach((fold, row) => {
        if (labels[row] === -1) {
          expect(fold).toBe(NO_FOLD);
          return;
        }
        expect(fold).toBeGreaterThanOrEqual(0);
        expect(fold).toBeLessThan(nSplits);
        expect(foldOf.get(groups[row]) ?? fold).toBe(fold);
        foldOf.set(groups[row], fold);
      });
    }
  });

  test("as many folds test both classes as the rarer class has families: every one of effectiveSplits", () => {
    let reduced = 0;
    for (const seed of SEEDS) {
      const { labels, groups } = drawn(seed);
      for (const wanted of [2, 5, 8, 30]) {
        const possible = effectiveSplits(labels, groups, wanted);
        if (possible < wanted) reduced++;
        for (const nSplits of [possible, wanted]) {
          const folds = stratifiedGroupFolds(labels, groups, nSplits, createRandom(seed));
          const both = Array.from({ length: nSplits }, (_, fold) => {
            return new Set(Array.from(labels).filter((_, row) => folds[row] === fold)).size === 2;
          });
          expect(both.filter(Boolean).length, `seed ${seed}, ${nSplits} of ${wanted}`).toBe(possible);
        }
      }
    }
    expect(reduced).toBeGreaterThan(40);
  });

  test("the same seed gives the same folds, another seed other ones", () => {
    const { labels, groups, nSplits } = drawn(1);
    const folds = (seed: number) => Array.from(stratifiedGroupFolds(labels, groups, nSplits, createRandom(seed)));
    expect(folds(5)).toEqual(folds(5));
    expect(folds(5)).not.toEqual(folds(6));
  });
});

test("rows that are their own family are dealt evenly: class counts differ by at most one between folds", () => {
  const labels = Int8Array.from({ length: 99 }, (_, i) => (i < 49 ? 0 : 1));
  const folds = stratifiedGroupFolds(
    labels,
    labels.map((_, i) => i),
    5,
    createRandom(0),
  );
  for (const label of [0, 1]) {
    const counts = Array.from(
      { length: 5 },
      (_, fold) => Array.from(folds).filter((f, i) => f === fold && labels[i] === label).length,
    );
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }
});

test("a single fold, an unknown label and lists of different lengths are refused", () => {
  const random = createRandom(0);
  expect(() => stratifiedGroupFolds([0, 1], [0, 1], 1, random)).toThrow("nSplits is 1");
  expect(() => stratifiedGroupFolds([0, 3], [0, 1], 2, random)).toThrow("label 3 at row 1");
  expect(() => stratifiedGroupFolds([0, 1], [0], 2, random)).toThrow("2 entries, groups has 1");
});
