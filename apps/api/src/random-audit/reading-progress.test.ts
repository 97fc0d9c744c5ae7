import { expect, test } from "vitest";
import { type ReadingItem, readingProgress } from "./reading-progress.ts";

/** n normal, c cancer, - not read, x left out since. */
const items = (text: string): ReadingItem[] =>
  [...text].map((sign) => ({
    label: sign === "n" ? 0 : sign === "c" ? 1 : null,
    inUse: sign !== "x",
  }));

test("three read with one skipped: only the labels before the gap count", () => {
  expect(readingProgress(items("nc-c-"))).toEqual({
    ...{ nDrawn: 5, nRead: 3, nCounted: 2, nCountedCancer: 1, nSkipped: 1, nGone: 0, next: 2 },
  });
});

test("read without a gap, all count and nothing is left", () => {
  expect(readingProgress(items("ncc"))).toMatchObject({ nRead: 3, nCounted: 3, nSkipped: 0, next: null });
});

test("an image left out since is no gap", () => {
  expect(readingProgress(items("nxc-"))).toMatchObject({ nRead: 2, nCounted: 2, nGone: 1, nSkipped: 0, next: 3 });
});

test("a first image not read leaves nothing that counts", () => {
  expect(readingProgress(items("-ccc"))).toMatchObject({ nRead: 3, nCounted: 0, nCountedCancer: 0, nSkipped: 1 });
});

test("nothing drawn is no error", () => {
  expect(readingProgress([])).toMatchObject({ nDrawn: 0, nRead: 0, nCounted: 0, next: null });
});
