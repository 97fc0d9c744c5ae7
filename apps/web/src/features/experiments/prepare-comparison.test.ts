import { expect, test } from "vitest";
import { firstRows, prepareComparison } from "./prepare-comparison.ts";

const experiment = (id: string, value: number | null, interval: [number, number] | null = null) => ({
  id,
  figures: [
    {
      id: "rocAuc",
      value,
      n: 97,
      nFolds: 5,
      nResamples: null,
      reason: value === null ? "one class only" : null,
      interval: interval && { low: interval[0], high: interval[1], level: 0.95, method: "bootstrap" },
    },
  ],
});

test("experiments go from best to worst, those that could not be measured last", () => {
  const { rows } = prepareComparison([experiment("a", null), experiment("b", 0.8), experiment("c", 0.9)], "c");
  expect(rows.map((row) => [row.experiment.id, row.champion])).toEqual([
    ["c", true],
    ["b", false],
    ["a", false],
  ]);
});

test("experiments whose intervals overlap the best one's are not called worse", () => {
  const { indistinguishable } = prepareComparison(
    [experiment("a", 0.9, [0.85, 0.95]), experiment("b", 0.88, [0.8, 0.93]), experiment("c", 0.6, [0.5, 0.7])],
    "a",
  );
  expect(indistinguishable).toBe(1);
});

test("an overview shows the first few, and the champion wherever it stands", () => {
  const rows = Array.from({ length: 12 }, (_, at) => ({ at, champion: at === 9 }));
  expect(firstRows(rows).map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 9]);
  expect(firstRows(rows.slice(0, 4))).toHaveLength(4);
});
