import { describe, expect, test } from "vitest";
import { matrixFromRows, takeRows } from "../matrix/matrix.ts";
import { rocAuc } from "../metrics/roc-auc.ts";
import { shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { clouds } from "./clouds.fixture.ts";
import { crossValidate, foldStream } from "./cross-validate.ts";
import type { ExperimentInputs } from "./experiment.ts";
import { fitFold, splitFold } from "./fit-fold.ts";
import { findLearner } from "./learners.ts";
import { C_CANDIDATES, chooseC } from "./logistic-regression-learner.ts";
import { METHODS, parseParameters } from "./methods.ts";
import { fitAndScore, runExperiment } from "./run-experiment.ts";
import { stratifiedGroupFolds } from "./stratified-group-folds.ts";

const methods = METHODS.map(({ id }) => id);
const config = (method: string, seed = 0) => ({ method, parameters: {}, nSplits: 5, seed });

describe.each(methods)("%s", (method) => {
  const inputs = clouds();
  const result = runExperiment(inputs, config(method));

  test("every labelled row has one out-of-fold probability, no other row has any", () => {
    inputs.labels.forEach((label, row) => {
      if (label === -1) expect(result.outOfFold[row]).toBeNaN();
      else expect(result.outOfFold[row]).toBeGreaterThanOrEqual(0);
    });
    expect(result.outOfFold.every((p) => Number.isNaN(p) || p <= 1)).toBe(true);
    expect(result.folds.reduce((sum, fold) => sum + fold.nTest, 0)).toBe(60);
    for (const fold of result.folds) expect(fold.nTrain + fold.nTest).toBe(60);
  });

  test("every figure has a value inside its interval, its n, and the pooled curve ends at (1, 1)", () => {
    expect(result.figures.map(({ id }) => id)).toEqual([
      "rocAuc",
      "f1",
      "recall",
      "precision",
      "specificity",
      "accuracy",
      "logLoss",
      "brier",
    ]);
    for (const { id, value, n, interval } of result.figures) {
      expect(n, id).toBeGreaterThan(0);
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

  test("the same seed gives the same result, byte for byte", () => {
    expect(runExperiment(inputs, config(method))).toEqual(result);
    expect(fitAndScore(inputs, config(method))).toEqual(fitAndScore(inputs, config(method)));
  });

  test("classes that differ are told apart out of fold", () => {
    expect(result.figures[0].value).toBeGreaterThan(0.7);
  });

  test("neither the label nor the features of a held-out image or its duplicates touch anything fitted in its fold", () => {
    const folds = stratifiedGroupFolds(inputs.labels, inputs.groups, 5, createRandom(0));
    const held = 3;
    const duplicate = inputs.groups.lastIndexOf(inputs.groups[held]);
    expect(duplicate).toBeGreaterThan(held);
    const fold = folds[held];
    const probe = takeRows(clouds({ seed: 99 }).features, [0, 1, 2, 3, 4, 5, 6, 7]);
    const fitted = (changed: ExperimentInputs) => {
      const learner = findLearner(method);
      const model = fitFold(changed, splitFold(changed, folds, fold), learner, parseParameters(method, {}), 0);
      return { selected: model?.selected, nUnlabelled: model?.nUnlabelled, scores: model?.score(probe) };
    };
    const before = fitted(inputs);
    const labels = inputs.labels.slice();
    labels[held] = 1 - labels[held];
    const data = inputs.features.data.slice();
    for (const row of [held, duplicate]) data.fill(1e4, row * 6, row * 6 + 6);
    expect(fitted({ ...inputs, labels, features: { ...inputs.features, data } })).toEqual(before);
    // The same changes to a row of another fold do reach the model: the comparison above can fail.
    const other = folds.findIndex((value, row) => value !== fold && inputs.labels[row] !== -1);
    const moved = inputs.features.data.slice();
    moved.fill(50, other * 6, other * 6 + 6);
    expect(fitted({ ...inputs, features: { ...inputs.features, data: moved } }).scores).not.toEqual(before.scores);
  });

  test("shuffled labels score about one half: nothing leaks", () => {
    const areas = Array.from({ length: 20 }, (_, seed) => {
      const drawn = clouds({ seed });
      const labelled = shuffle(drawn.labels.slice(0, 60), createRandom(seed, "shuffle"));
      drawn.labels.set(labelled);
      const { outOfFold, figures } = runExperiment(drawn, config(method, seed));
      expect(rocAuc(labelled, outOfFold.slice(0, 60))).not.toBeNull();
      return figures[0].value ?? Number.NaN;
    });
    const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
    // One area's deviation is about 0.08: the mean of 20 has 0.018.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.07);
  });

  test("progress counts the folds up to their number", () => {
    const seen: [number, number][] = [];
    runExperiment(inputs, config(method), { onProgress: (done, total) => seen.push([done, total]) });
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
    const scores = fitAndScore(inputs, config(method));
    expect(scores.length).toBe(120);
    expect(scores.every((p) => p >= 0 && p <= 1)).toBe(true);
    const truth = Array.from({ length: 54 }, (_, i) => (60 + i) % 2);
    expect(rocAuc(truth, scores.slice(60, 114))).toBeGreaterThan(0.7);
  });

  test("no label: every figure is null and says so", () => {
    const { figures, outOfFold, folds } = runExperiment(
      { ...inputs, labels: new Int8Array(120).fill(-1) },
      config(method),
    );
    for (const figure of figures)
      expect(figure).toMatchObject({ value: null, n: 0, interval: null, reason: "NO_LABELS" });
    expect(outOfFold.every(Number.isNaN)).toBe(true);
    expect(folds.map((fold) => [fold.nTest, fold.rocAuc])).toEqual(Array(5).fill([0, null]));
  });

  test("labels of one class: nothing can be trained, every figure is null and says so", () => {
    const labels = inputs.labels.map((label) => (label === 0 ? -1 : label));
    const { figures } = runExperiment({ ...inputs, labels }, config(method));
    for (const figure of figures) expect(figure).toMatchObject({ value: null, n: 0, reason: "ONE_CLASS" });
    expect(() => fitAndScore({ ...inputs, labels }, config(method))).toThrow(
      "the labels of 30 rows hold fewer than two classes",
    );
  });

  test("two families of each class: figures without NaN, and folds that cannot be judged say null", () => {
    const labels = inputs.labels.map((label, row) => (row < 4 ? label : -1));
    const { figures, folds } = runExperiment({ ...inputs, labels }, config(method));
    for (const { value, n, interval } of figures) {
      for (const number of [value ?? 0, n, interval?.low ?? 0, interval?.high ?? 0]) expect(number).not.toBeNaN();
    }
    expect(folds.filter((fold) => fold.rocAuc === null).length).toBeGreaterThan(0);
  });

  test("the area's n counts the images of the folds that gave a value, and those folds", () => {
    const labels = inputs.labels.map((label, row) => (row < 16 || row % 2 === 1 ? label : -1));
    const three = labels.map((label, row) => (label === 0 && row > 4 ? -1 : label));
    const { figures, folds } = runExperiment({ ...inputs, labels: three }, config(method));
    const valid = folds.filter((fold) => fold.rocAuc !== null);
    expect(valid.length).toBe(3);
    expect(figures[0]).toMatchObject({ id: "rocAuc", nFolds: 3, n: valid.reduce((sum, fold) => sum + fold.nTest, 0) });
    expect(figures[0].n).toBeLessThan(33);
    expect(runExperiment(inputs, config(method)).figures[0]).toMatchObject({ nFolds: 5, n: 60 });
  });

  test("every fold says whether its fit converged", () => {
    for (const { selected } of result.folds) expect(selected.converged).toBe(1);
  });

  test("NaN among the features is refused with its row and column", () => {
    const data = inputs.features.data.slice();
    data[7 * 6 + 2] = Number.NaN;
    expect(() => runExperiment({ ...inputs, features: { ...inputs.features, data } }, config(method))).toThrow(
      "row 7, column 2",
    );
  });
});

describe("what each method learns from", () => {
  const inputs = clouds();

  test("the graph of a fold holds no unlabelled row of a held-out family; a regression has no unlabelled row", () => {
    const folds = runExperiment(inputs, config("labelSpreading")).folds;
    expect(folds.reduce((sum, fold) => sum + (60 - fold.nUnlabelled), 0)).toBe(6);
    for (const fold of runExperiment(inputs, config("logisticRegression")).folds) expect(fold.nUnlabelled).toBe(0);
  });

  test("unlabelled rows move label spreading and leave logistic regression alone", () => {
    const data = inputs.features.data.slice();
    for (let row = 60; row < 114; row++) data[row * 6] += row % 2 === 0 ? 4 : -4;
    const moved = { ...inputs, features: { ...inputs.features, data } };
    const scores = (method: string, of: ExperimentInputs) => runExperiment(of, config(method)).outOfFold;
    expect(scores("logisticRegression", moved)).toEqual(scores("logisticRegression", inputs));
    expect(scores("labelSpreading", moved)).not.toEqual(scores("labelSpreading", inputs));
  });

  test("families of several rows are resampled whole instead of Wilson's interval", () => {
    const groups = inputs.groups.map((group) => Math.floor(group / 4));
    const labels = inputs.labels.map((label, row) => (label === -1 ? label : Math.floor(row / 4) % 2));
    const { figures } = runExperiment({ ...inputs, labels, groups }, config("logisticRegression"));
    for (const id of ["recall", "accuracy"]) {
      expect(figures.find((figure) => figure.id === id)?.interval?.method).toBe("group-bootstrap");
    }
    expect(figures[0].n).toBe(15);
  });
});

describe("the choice of C", () => {
  test("clear signal in few rows of many noisy columns wants a stronger penalty than plenty of clean rows", () => {
    const noisy = clouds({ n: 40, nLabelled: 40, d: 200, gap: 0.3, copies: 0 });
    const clean = clouds({ n: 400, nLabelled: 400, d: 3, gap: 3, copies: 0 });
    expect(chooseC(noisy, "none", 0)).toBeLessThan(chooseC(clean, "none", 0));
    expect(C_CANDIDATES).toContain(chooseC(clean, "none", 0));
  });

  test("with one family of a class there is no inner fold, and the stated fallback is taken", () => {
    const features = matrixFromRows([[0], [1], [2]]);
    const rows = { features, labels: Int8Array.of(0, 0, 1), groups: Int32Array.of(0, 1, 2) };
    expect(chooseC(rows, "none", 0)).toBe(0.01);
  });

  test("the final model takes the median of what the folds choose, so that its scores share their scale", () => {
    const inputs = clouds({ d: 40 });
    const auto = config("logisticRegression");
    const chosen = runExperiment(inputs, auto).folds.map(({ selected }) => selected.C);
    const median = chosen.sort((a, b) => a - b)[2];
    const fixed = { ...auto, parameters: { C: median } };
    expect(fitAndScore(inputs, auto)).toEqual(fitAndScore(inputs, fixed));
    expect(fitAndScore(inputs, auto)).not.toEqual(fitAndScore(inputs, { ...auto, parameters: { C: median * 10 } }));
  });

  test("over repeats it takes the median of all that their folds choose; a method without an open choice ignores them", () => {
    const inputs = clouds({ d: 40, n: 40, nLabelled: 24, copies: 0, gap: 1.2 });
    const auto = config("logisticRegression");
    const chosen = Array.from({ length: 4 }, (_, repeat) => {
      const folds = stratifiedGroupFolds(inputs.labels, inputs.groups, 5, foldStream(auto.seed, repeat));
      const method = {
        learner: findLearner(auto.method),
        parameters: parseParameters(auto.method, {}),
        seed: auto.seed,
      };
      return crossValidate(inputs, folds, method, 5, () => undefined).folds.map(({ selected }) => selected.C);
    }).flat();
    const C = chosen.sort((a, b) => a - b)[9];
    expect(fitAndScore(inputs, auto, 4)).toEqual(fitAndScore(inputs, { ...auto, parameters: { C } }));
    const spreading = config("labelSpreading");
    expect(fitAndScore(inputs, spreading, 4)).toEqual(fitAndScore(inputs, spreading));
    expect(() => fitAndScore(inputs, auto, 0)).toThrow("nRepeats is 0");
  });

  test("a C that is given is the one used", () => {
    const { folds, parameters } = runExperiment(clouds(), { ...config("logisticRegression"), parameters: { C: 0.3 } });
    expect(parameters).toEqual({ C: 0.3, classWeight: "none" });
    for (const fold of folds) expect(fold.selected).toEqual({ C: 0.3, converged: 1 });
  });
});
