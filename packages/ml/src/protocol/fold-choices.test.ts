import { expect, test } from "vitest";
import { matrixFromRows } from "../matrix/matrix.ts";
import { C_CANDIDATES, C_FALLBACK } from "../supervised/logistic-regression/logistic-regression-method.ts";
import { clouds } from "./clouds.fixture.ts";
import { configOf } from "./config.fixture.ts";
import type { ExperimentConfig, ExperimentInputs } from "./experiment.ts";
import { fitAndScore } from "./fit-and-score.ts";
import { runExperiment } from "./run-experiment.ts";

const auto = configOf("logisticRegression");

/** The final scores, of an experiment's own folds. */
const finalOf = async (inputs: ExperimentInputs, config: ExperimentConfig) => {
  const { folds, outOfFold } = await runExperiment(inputs, config);
  return fitAndScore(inputs, config, folds, outOfFold);
};

/** What a fit on all rows chooses by itself. */
const chosenOn = async (inputs: ExperimentInputs) =>
  (await fitAndScore(inputs, auto, [], new Float64Array(inputs.labels.length).fill(Number.NaN))).selected.C;

test("clear signal in few rows of many noisy columns wants a stronger penalty than plenty of clean rows", async () => {
  const noisy = clouds({ n: 40, nLabelled: 40, d: 200, gap: 0.3, copies: 0 });
  const clean = clouds({ n: 400, nLabelled: 400, d: 3, gap: 3, copies: 0 });
  expect(await chosenOn(noisy)).toBeLessThan(await chosenOn(clean));
  expect(C_CANDIDATES).toContain(await chosenOn(clean));
});

test("with one family of a class there is no inner fold, and the stated fallback is taken", async () => {
  const features = matrixFromRows([[0], [1], [2]]);
  const few = { features, labels: Int8Array.of(0, 0, 1), groups: Int32Array.of(0, 1, 2) };
  expect(await chosenOn(few)).toBe(C_FALLBACK);
});

test("the final model takes the lower median of what all folds chose, and chooses nothing again", async () => {
  const inputs = clouds({ d: 40, n: 40, nLabelled: 24, copies: 0, gap: 1.2 });
  const config = configOf("logisticRegression", { nRepeats: 4 });
  const { folds, outOfFold } = await runExperiment(inputs, config);
  const chosen = folds.map(({ selected }) => selected.C).sort((a, b) => a - b);
  expect(chosen).toHaveLength(20);
  const fixed = (C: number) => fitAndScore(inputs, { ...config, parameters: { C } }, [], outOfFold);
  const found = await fitAndScore(inputs, config, folds, outOfFold);
  expect(found.selected.C).toBe(chosen[9]);
  expect(found).toEqual(await fixed(chosen[9]));
  expect(found.scores).not.toEqual((await fixed(chosen[9] * 10)).scores);
});

test('an "auto" that is a rule of the method, not a choice of the folds, holds in the final model too', async () => {
  // A constant column tells the rules apart: auto divides by the columns, scale by their variance too.
  const inputs = clouds();
  for (let row = 0; row < 120; row++) inputs.features.data[row * 6 + 5] = 1;
  const svc = (gamma: string | number) => configOf("svc", { parameters: { C: 1, kernel: "rbf", gamma } });
  expect(await finalOf(inputs, svc("auto"))).toEqual(await finalOf(inputs, svc(1 / 6)));
  expect(await finalOf(inputs, svc("auto"))).not.toEqual(await finalOf(inputs, svc("scale")));
});

test("a C that is given is the one used", async () => {
  const { folds, parameters } = await runExperiment(
    clouds(),
    configOf("logisticRegression", { parameters: { C: 0.3 } }),
  );
  expect(parameters).toEqual({ C: 0.3, classWeight: "none" });
  for (const fold of folds) expect(fold.selected).toEqual({ C: 0.3, converged: 1 });
});
