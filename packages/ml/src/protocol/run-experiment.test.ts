import { describe, expect, test } from "vitest";
import { rocAuc } from "../metrics/roc-auc.ts";
import { smallParameters, withViews } from "../registry/contract.fixture.ts";
import { CLASSIFIERS, findClassifier } from "../registry/methods.ts";
import { clouds as drawClouds } from "./clouds.fixture.ts";
import { configOf } from "./config.fixture.ts";
import type { ExperimentInputs } from "./experiment.ts";
import { fitAndScore } from "./fit-and-score.ts";
import { runExperiment } from "./run-experiment.ts";

/** Runs with labels dealt at random: enough to see a leak, which moves the area to 0.7 and beyond. */
const SHUFFLES = 12;

/** With every view that a method may need. */
function clouds(shape?: Parameters<typeof drawClouds>[0]) {
  const drawn = drawClouds(shape);
  return { ...drawn, ...withViews(drawn.features) };
}

const config = (method: string, choices: Parameters<typeof configOf>[1] = {}) =>
  configOf(method, { parameters: smallParameters(findClassifier(method), 120), ...choices });

describe.each(CLASSIFIERS.map(({ id }) => id))("%s", async (method) => {
  const inputs = clouds();
  const result = await runExperiment(inputs, config(method));
  const scored = await fitAndScore(inputs, config(method), result.folds, result.outOfFold);

  test("every labelled row has one out-of-fold probability, no other row has any", async () => {
    inputs.labels.forEach((label, row) => {
      if (label === -1) expect(result.outOfFold[row]).toBeNaN();
      else expect(result.outOfFold[row]).toBeGreaterThanOrEqual(0);
    });
    expect(result.outOfFold.every((p) => Number.isNaN(p) || p <= 1)).toBe(true);
    expect(result.folds.reduce((sum, fold) => sum + fold.nTest, 0)).toBe(60);
    for (const fold of result.folds) expect(fold.nTrain + fold.nTest).toBe(60);
  });

  test("every figure has a value inside its interval, its n, and the pooled curve ends at (1, 1)", async () => {
    expect(result.figures.map(({ id }) => id).slice(0, 8)).toEqual([
      "rocAuc",
      "f1",
      "recall",
      "precision",
      "specificity",
      "accuracy",
      "logLoss",
      "brier",
    ]);
    for (const { id, value, n, interval, reason } of result.figures) {
      expect(n, id).toBeGreaterThan(0);
      if (reason === "BIASED_BY_RESAMPLING" || reason === "SPREAD_ITSELF") continue;
      expect(interval?.low, id).toBeLessThanOrEqual(value ?? -1);
      expect(interval?.high, id).toBeGreaterThanOrEqual(value ?? 2);
    }
    const [auc, , recall] = result.figures;
    expect([auc.n, auc.interval?.method, recall.n, recall.interval?.method]).toEqual([
      60,
      "nadeau-bengio",
      30,
      "wilson",
    ]);
    const areas = result.folds.map((fold) => fold.rocAuc ?? Number.NaN);
    expect(auc.value).toBeCloseTo(areas.reduce((sum, area) => sum + area, 0) / 5, 12);
    expect([result.roc.falsePositiveRate.at(-1), result.roc.truePositiveRate.at(-1)]).toEqual([1, 1]);
  });

  test("the same seed gives the same result, byte for byte", async () => {
    expect(await runExperiment(inputs, config(method))).toEqual(result);
    const { linearHead: _, ...again } = await fitAndScore(inputs, config(method), result.folds, result.outOfFold);
    expect(scored).toMatchObject(again);
  });

  test("classes that differ are told apart out of fold", async () => {
    expect(result.figures[0].value).toBeGreaterThan(0.7);
  });

  test("shuffled labels score about one half: nothing leaks", async () => {
    const areas: number[] = [];
    for (let seed = 0; seed < SHUFFLES; seed++) {
      const choices = { seed, nSplits: 3, control: "SHUFFLED_LABELS" } as const;
      const { figures } = await runExperiment(clouds({ seed }), config(method, choices));
      areas.push(figures[0].value ?? Number.NaN);
    }
    const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
    // One area's deviation is about 0.08: the mean of 12 has 0.023.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.09);
  });

  test("progress counts the folds up to their number", async () => {
    const seen: [number, number][] = [];
    await runExperiment(inputs, config(method), { onProgress: (done, total) => seen.push([done, total]) });
    expect(seen).toEqual([
      [0, 5],
      [1, 5],
      [2, 5],
      [3, 5],
      [4, 5],
      [5, 5],
    ]);
  });

  test("training on every label scores every row", () => {
    const truth = Array.from({ length: 54 }, (_, i) => (60 + i) % 2);
    for (const scores of [scored.scores, scored.calibrated ?? new Float64Array(0)]) {
      expect(scores.length).toBe(120);
      expect(scores.every((p) => p >= 0 && p <= 1)).toBe(true);
      expect(rocAuc(truth, scores.slice(60, 114))).toBeGreaterThan(0.7);
    }
  });

  test("no label: every figure is null and says so", async () => {
    const { figures, outOfFold, folds } = await runExperiment(
      { ...inputs, labels: new Int8Array(120).fill(-1) },
      config(method),
    );
    for (const figure of figures)
      expect(figure).toMatchObject({ value: null, n: 0, interval: null, reason: "NO_LABELS" });
    expect(outOfFold.every(Number.isNaN)).toBe(true);
    expect(folds.map((fold) => [fold.nTest, fold.rocAuc])).toEqual(Array(5).fill([0, null]));
  });

  test("labels of one class: nothing can be trained, every figure is null and says so", async () => {
    const labels = inputs.labels.map((label) => (label === 0 ? -1 : label));
    const { figures } = await runExperiment({ ...inputs, labels }, config(method));
    for (const figure of figures) expect(figure).toMatchObject({ value: null, n: 0, reason: "ONE_CLASS" });
    await expect(fitAndScore({ ...inputs, labels }, config(method), [], result.outOfFold)).rejects.toThrow(
      "the labels of 30 rows hold fewer than two classes",
    );
  });

  test("two families of each class: figures without NaN, and folds that cannot be judged say null", async () => {
    const labels = inputs.labels.map((label, row) => (row < 4 ? label : -1));
    const { figures, folds } = await runExperiment({ ...inputs, labels }, config(method));
    for (const { value, n, interval } of figures) {
      for (const number of [value ?? 0, n, interval?.low ?? 0, interval?.high ?? 0]) expect(number).not.toBeNaN();
    }
    expect(folds.filter((fold) => fold.rocAuc === null).length).toBeGreaterThan(0);
  });

  test("the area's n counts the images of the folds that gave a value, and those folds", async () => {
    const labels = inputs.labels.map((label, row) => (row < 16 || row % 2 === 1 ? label : -1));
    const three = labels.map((label, row) => (label === 0 && row > 4 ? -1 : label));
    const { figures, folds } = await runExperiment({ ...inputs, labels: three }, config(method));
    const valid = folds.filter((fold) => fold.rocAuc !== null);
    expect(valid.length).toBe(3);
    expect(figures[0]).toMatchObject({ id: "rocAuc", nFolds: 3, n: valid.reduce((sum, fold) => sum + fold.nTest, 0) });
    expect(figures[0].n).toBeLessThan(33);
    expect(result.figures[0]).toMatchObject({ nFolds: 5, n: 60 });
  });

  test("every fold says whether its fit converged", async () => {
    // A method in closed form has nothing to say.
    for (const { selected } of result.folds) expect([0, 1, undefined]).toContain(selected.converged);
  });

  test("NaN among the features is refused with its row and column", async () => {
    const data = inputs.features.data.slice();
    data[7 * 6 + 2] = Number.NaN;
    await expect(runExperiment({ ...inputs, features: { ...inputs.features, data } }, config(method))).rejects.toThrow(
      "row 7, column 2",
    );
  });
});

describe("what each method learns from", () => {
  const inputs = clouds();

  test("the graph of a fold holds no unlabelled row of a held-out family; a regression has no unlabelled row", async () => {
    const { folds } = await runExperiment(inputs, config("labelSpreading"));
    expect(folds.reduce((sum, fold) => sum + (60 - fold.nUnlabelled), 0)).toBe(6);
    const regression = await runExperiment(inputs, config("logisticRegression"));
    for (const fold of regression.folds) expect(fold.nUnlabelled).toBe(0);
  });

  test("unlabelled rows move label spreading and leave logistic regression alone", async () => {
    const data = inputs.features.data.slice();
    for (let row = 60; row < 114; row++) data[row * 6] += row % 2 === 0 ? 4 : -4;
    const moved = { ...inputs, features: { ...inputs.features, data } };
    const scores = async (method: string, of: ExperimentInputs) => (await runExperiment(of, config(method))).outOfFold;
    expect(await scores("logisticRegression", moved)).toEqual(await scores("logisticRegression", inputs));
    expect(await scores("labelSpreading", moved)).not.toEqual(await scores("labelSpreading", inputs));
  });

  test("families of several rows are resampled whole instead of Wilson's interval", async () => {
    const groups = inputs.groups.map((group) => Math.floor(group / 4));
    const labels = inputs.labels.map((label, row) => (label === -1 ? label : Math.floor(row / 4) % 2));
    const { figures } = await runExperiment({ ...inputs, labels, groups }, config("logisticRegression"));
    for (const id of ["recall", "accuracy"]) {
      expect(figures.find((figure) => figure.id === id)?.interval?.method).toBe("group-bootstrap");
    }
    expect(figures[0].n).toBe(15);
  });
});
