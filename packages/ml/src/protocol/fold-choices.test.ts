import { expect, test } from "vitest";
import { matrixFromRows } from "../matrix/matrix.ts";
import { C_CANDIDATES, C_FALLBACK } from "../supervised/logistic-regression/logistic-regression-method.ts";
import { chooseMethod } from "./choose-method.ts";
import { clouds } from "./clouds.fixture.ts";
import { crossValidate, foldStream } from "./cross-validate.ts";
import type { ExperimentInputs } from "./experiment.ts";
import { fitFold, splitFold } from "./fit-fold.ts";
import { fitAndScore, runExperiment } from "./run-experiment.ts";
import { NO_FOLD, stratifiedGroupFolds } from "./stratified-group-folds.ts";

const config = (method: string) => ({ method, parameters: {}, nSplits: 5, seed: 0 });

const chosenOn = async (inputs: ExperimentInputs) => {
  const { selected } = (await fitFold(inputs, everything(inputs), chooseMethod(auto), { seed: 0 })) ?? {};
  return selected?.C ?? Number.NaN;
};
const auto = config("logisticRegression");
const everything = (inputs: ExperimentInputs) =>
  splitFold(inputs, new Int32Array(inputs.labels.length).fill(NO_FOLD), 0);

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

test("the final model takes the median of what the folds choose, so that its scores share their scale", async () => {
  const inputs = clouds({ d: 40 });
  const chosen = (await runExperiment(inputs, auto)).folds.map(({ selected }) => selected.C);
  const median = chosen.sort((a, b) => a - b)[2];
  const fixed = { ...auto, parameters: { C: median } };
  expect(await fitAndScore(inputs, auto)).toEqual(await fitAndScore(inputs, fixed));
  expect(await fitAndScore(inputs, auto)).not.toEqual(
    await fitAndScore(inputs, { ...auto, parameters: { C: median * 10 } }),
  );
});

test("over repeats it takes the median of all that their folds choose; a method without an open choice ignores them", async () => {
  const inputs = clouds({ d: 40, n: 40, nLabelled: 24, copies: 0, gap: 1.2 });
  const chosen: number[] = [];
  for (let repeat = 0; repeat < 4; repeat++) {
    const folds = stratifiedGroupFolds(inputs.labels, inputs.groups, 5, foldStream(auto.seed, repeat));
    const found = await crossValidate(inputs, folds, chooseMethod(auto), 5, { seed: auto.seed });
    chosen.push(...found.folds.map(({ selected }) => selected.C));
  }
  const C = chosen.sort((a, b) => a - b)[9];
  expect(await fitAndScore(inputs, auto, 4)).toEqual(await fitAndScore(inputs, { ...auto, parameters: { C } }));
  const spreading = config("labelSpreading");
  expect(await fitAndScore(inputs, spreading, 4)).toEqual(await fitAndScore(inputs, spreading));
  await expect(fitAndScore(inputs, auto, 0)).rejects.toThrow("nRepeats is 0");
});

test('an "auto" that is a rule of the method, not a choice of the folds, holds in the final model too', async () => {
  // A constant column tells the rules apart: auto divides by the columns, scale by their variance too.
  const inputs = clouds();
  for (let row = 0; row < 120; row++) inputs.features.data[row * 6 + 5] = 1;
  const svc = (gamma: string | number) => ({ ...config("svc"), parameters: { C: 1, kernel: "rbf", gamma } });
  expect(await fitAndScore(inputs, svc("auto"))).toEqual(await fitAndScore(inputs, svc(1 / 6)));
  expect(await fitAndScore(inputs, svc("auto"))).not.toEqual(await fitAndScore(inputs, svc("scale")));
});

test("a C that is given is the one used", async () => {
  const { folds, parameters } = await runExperiment(clouds(), {
    ...config("logisticRegression"),
    parameters: { C: 0.3 },
  });
  expect(parameters).toEqual({ C: 0.3, classWeight: "none" });
  for (const fold of folds) expect(fold.selected).toEqual({ C: 0.3, converged: 1 });
});
