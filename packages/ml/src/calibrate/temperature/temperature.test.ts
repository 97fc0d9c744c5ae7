import { expect, test } from "vitest";
import { cases } from "../made.fixture.ts";
import { applyTemperature, fitTemperature } from "./temperature.ts";

test.each(cases.map((made) => [made.name, made] as const))("on scores %s it is the optimiser's", (_name, made) => {
  [true, false].forEach((smoothTargets, at) => {
    const { temperature } = fitTemperature(made.scores, made.labels, { smoothTargets });
    expect(Math.abs(temperature / made.temperature[at] - 1)).toBeLessThan(1e-6);
  });
});

test("it never moves 0.5, and a temperature of 2 halves the logit", () => {
  expect(Array.from(applyTemperature({ temperature: 7, atBound: false, nIter: 1 }, [0.5]))).toEqual([0.5]);
  const [p] = applyTemperature({ temperature: 2, atBound: false, nIter: 1 }, [0.8]);
  expect(p / (1 - p)).toBeCloseTo(2, 12);
});

test("scores worse than chance stop at the bound, where every answer is 0.5, and say so", () => {
  const model = fitTemperature([0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1], { smoothTargets: true });
  expect(model.atBound).toBe(true);
  expect(applyTemperature(model, [0.99])[0]).toBeCloseTo(0.5, 3);
});
