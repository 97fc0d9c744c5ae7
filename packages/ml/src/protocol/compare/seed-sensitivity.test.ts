import { expect, test } from "vitest";
import { madeFolds } from "./made-compared.fixture.ts";
import { seedSensitivity } from "./seed-sensitivity.ts";

const run = (seed: number, areas: (number | null)[]) => ({ seed, folds: madeFolds(areas) });

test("mean, range and standard deviation are those of the seeds' mean areas", () => {
  const found = seedSensitivity([run(3, [0.8, 0.9]), run(1, [0.9, 1]), run(2, [0.7, 0.8])]);
  expect(found.perSeed.map(({ seed, auc }) => [seed, auc])).toEqual([
    [3, expect.closeTo(0.85, 12)],
    [1, expect.closeTo(0.95, 12)],
    [2, expect.closeTo(0.75, 12)],
  ]);
  expect(found.nSeeds).toBe(3);
  expect(found.mean).toBeCloseTo(0.85, 12);
  expect(found.range?.low).toBeCloseTo(0.75, 12);
  expect(found.range?.high).toBeCloseTo(0.95, 12);
  expect(found.standardDeviation).toBeCloseTo(0.1, 12);
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});

test("a seed without an area is listed and not counted; one alone has no deviation, none no mean", () => {
  const failed = run(2, [null, null]);
  expect(seedSensitivity([run(1, [0.8, 0.9]), failed])).toMatchObject({
    nSeeds: 1,
    standardDeviation: null,
    perSeed: [{ seed: 1 }, { seed: 2, auc: null, reason: "TOO_FEW_FOLDS" }],
  });
  expect(seedSensitivity([failed])).toMatchObject({ nSeeds: 0, mean: null, range: null });
  expect(seedSensitivity([])).toMatchObject({ nSeeds: 0, mean: null, perSeed: [] });
});

test("a seed given twice is refused by its number", () => {
  expect(() => seedSensitivity([run(7, [0.8, 0.9]), run(7, [0.8, 0.9])])).toThrow("seed 7 is given twice");
});
