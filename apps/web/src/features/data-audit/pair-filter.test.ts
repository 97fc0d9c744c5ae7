import { expect, test } from "vitest";
import { pairFilter, pairViews } from "./pair-filter.ts";

test("each view asks for its own pairs, and all of them for every one", () => {
  expect(pairViews.map(pairFilter)).toEqual([{}, { reviewed: false }, { crossing: true }]);
});
