import { expect, test } from "vitest";
import { prepareCounts } from "./prepare-counts.ts";

const counts = {
  images: 1506,
  distinct: 1410,
  labelled: 100,
  labelledDistinct: 97,
  normal: 50,
  cancer: 47,
  unlabelled: 1313,
  duplicateGroups: 90,
  labelledAlsoUnlabelled: 31,
  conflictingLabels: 0,
  excluded: 2,
};

test("only leaks and conflicts that exist ask for attention", () => {
  const watched = prepareCounts(counts).filter((tile) => tile.attention);
  expect(watched.map((tile) => tile.key)).toEqual(["labelledAlsoUnlabelled"]);
});

test("each tile opens the list of what it counted", () => {
  const byKey = new Map(prepareCounts(counts).map((tile) => [tile.key, tile]));
  expect(byKey.get("excluded")).toMatchObject({ value: 2, filter: { excluded: "only" } });
  expect(byKey.get("images")).toMatchObject({ value: 1506, filter: {} });
});
