import { expect, test } from "vitest";
import { progressKind } from "./progress-kind.ts";

const kind = (nDrawn: number, nRead: number, nCounted: number, nGone = 0) =>
  progressKind({ nDrawn, nRead, nCounted, nGone });

test("a gap is told before anything else that was read", () => {
  expect(kind(60, 3, 2)).toBe("gap");
  expect(kind(60, 59, 0)).toBe("gap");
});

test("labels without a gap all count, up to the last", () => {
  expect(kind(60, 23, 23)).toBe("allCount");
  expect(kind(60, 60, 60)).toBe("complete");
});

test("images left out since do not keep a reading from being complete", () => {
  expect(kind(60, 58, 58, 2)).toBe("complete");
});

test("nothing drawn and nothing read are not the same", () => {
  expect(kind(0, 0, 0)).toBe("nothingDrawn");
  expect(kind(60, 0, 0)).toBe("nothingRead");
});
