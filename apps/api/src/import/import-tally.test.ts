import { expect, test } from "vitest";
import { ImportTally } from "./import-tally.ts";

function tallyOf(sizes: readonly [widthPx: number, heightPx: number, count: number][]): ImportTally {
  const tally = new ImportTally();
  for (const [widthPx, heightPx, count] of sizes)
    for (let i = 0; i < count; i++) tally.countImage("added", { format: "png", widthPx, heightPx, bitDepth: 8 }, {});
  return tally;
}

const many = (count: number) => Array.from({ length: count }, (_, at): [number, number, number] => [at + 1, 7, 1]);

test("the most frequent sizes are listed, wherever in the source they were met, and the images of all others are counted", () => {
  const tally = tallyOf([...many(1_500), [300, 7, 4], [9_999, 7, 3]]);
  const sizes = tally.sizes();
  expect(sizes.length).toBe(1_000);
  expect(sizes.slice(0, 3)).toEqual([
    { widthPx: 300, heightPx: 7, count: 5 },
    { widthPx: 9_999, heightPx: 7, count: 3 },
    { widthPx: 1, heightPx: 7, count: 1 },
  ]);
  expect(sizes.reduce((sum, { count }) => sum + count, 0) + tally.ofSizesNotListed).toBe(1_507);
  expect(tally.ofSizesNotListed).toBe(501);
});

test("a set whose every image has another size is counted to the last one", () => {
  const tally = tallyOf(many(30_000));
  expect(tally.sizes().length).toBe(1_000);
  expect(tally.ofSizesNotListed).toBe(29_000);
});

test("a set of a few sizes has none that is not listed", () => {
  const tally = tallyOf([
    [256, 256, 2],
    [512, 512, 3],
  ]);
  expect(tally.sizes()).toEqual([
    { widthPx: 512, heightPx: 512, count: 3 },
    { widthPx: 256, heightPx: 256, count: 2 },
  ]);
  expect(tally.ofSizesNotListed).toBe(0);
});
