import { describe, expect, test } from "vitest";
import { rocAuc } from "../metrics/roc-auc.ts";
import { withViews } from "../registry/contract.fixture.ts";
import { clouds } from "./clouds.fixture.ts";
import { configOf } from "./config.fixture.ts";
import type { ExperimentResult } from "./experiment.ts";
import { fitAndScore } from "./fit-and-score.ts";
import { innerInputs } from "./inner-inputs.ts";
import { runExperiment } from "./run-experiment.ts";

const drawn = clouds();
const inputs = { ...drawn, ...withViews(drawn.features) };
const figureOf = ({ figures }: ExperimentResult, id: string) => {
  const figure = figures.find((each) => each.id === id);
  if (!figure) throw new Error(`there is no figure ${id}`);
  return figure;
};

describe("repeats", async () => {
  const config = configOf("linearDiscriminant", { nRepeats: 5, seed: 3 });
  const result = await runExperiment(inputs, config);
  const single = await runExperiment(inputs, configOf("linearDiscriminant", { seed: 3 }));

  test("the first is the experiment of one repeat, bit for bit, and more of them never change it", async () => {
    expect(result.repeats[0]).toEqual(single.outOfFold);
    expect(result.folds.slice(0, 5)).toEqual(single.folds);
    expect(result.repeats[1]).not.toEqual(result.repeats[0]);
    expect(result.folds.map(({ repeat, fold }) => [repeat, fold])).toEqual(
      Array.from({ length: 25 }, (_, at) => [Math.floor(at / 5), at % 5]),
    );
  });

  test("the area is the mean over all 25 folds; its degrees of freedom stay those of five", () => {
    const areas = result.folds.map((fold) => fold.rocAuc ?? Number.NaN);
    const mean = areas.reduce((sum, area) => sum + area, 0) / 25;
    const variance = areas.reduce((sum, area) => sum + (area - mean) ** 2, 0) / 24;
    const error = Math.sqrt((1 / 25 + 12 / 48) * variance);
    const area = figureOf(result, "rocAuc");
    expect(area).toMatchObject({ n: 60, nFolds: 25 });
    expect(area.value).toBeCloseTo(mean, 12);
    expect(figureOf(result, "aucStandardError").value).toBeCloseTo(error, 12);
    // qt(0.975, 4)
    expect((area.value ?? 0) - (area.interval?.low ?? 0)).toBeCloseTo(2.776445105 * error, 8);
  });

  test("one score a row: their mean, so that five repeats of 30 cancers are never 150 cancers", () => {
    for (const row of [0, 17, 59]) {
      const own = result.repeats.map((repeat) => repeat[row]);
      expect(result.outOfFold[row]).toBeCloseTo(own.reduce((sum, p) => sum + p, 0) / 5, 12);
    }
    expect(figureOf(result, "recall").n).toBe(30);
    expect(figureOf(result, "recallAtTarget").n).toBe(30);
    for (const id of ["accuracy", "brier", "brierRaw", "costPerImage", "rocAuc"])
      expect(figureOf(result, id).n).toBe(60);
    const width = (of: ExperimentResult) => {
      const { interval } = figureOf(of, "recall");
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    expect(width(result)).toBeGreaterThan(0.9 * width(single));
  });

  test("the curves are those of the averaged scores", () => {
    const truth = Array.from(inputs.labels.slice(0, 60));
    const area = result.roc.falsePositiveRate.reduce((sum, x, at) => {
      if (at === 0) return sum;
      const [y, before] = [result.roc.truePositiveRate[at], result.roc.truePositiveRate[at - 1]];
      return sum + ((x - result.roc.falsePositiveRate[at - 1]) * (y + before)) / 2;
    }, 0);
    expect(area).toBeCloseTo(rocAuc(truth, result.outOfFold.slice(0, 60)) ?? Number.NaN, 12);
    expect(result.precisionRecall.recall[0]).toBe(1);
    expect(result.precisionRecall.precision.at(-1)).toBe(1);
  });
});

describe("settings", () => {
  test("inductive: held-out images and their families leave the pool; transductive: all of them stay", async () => {
    const nUnlabelled = async (setting: "INDUCTIVE" | "TRANSDUCTIVE") =>
      (await runExperiment(inputs, configOf("labelSpreading", { setting }))).folds.map((fold) => fold.nUnlabelled);
    const inductive = await nUnlabelled("INDUCTIVE");
    // Six unlabelled copies, each held out with its family once.
    expect(inductive.reduce((sum, n) => sum + (60 - n), 0)).toBe(6);
    expect(await nUnlabelled("TRANSDUCTIVE")).toEqual(Array(5).fill(72));
  });

  test("a method that has no use for the pool scores the same in both", async () => {
    const scores = async (setting: "INDUCTIVE" | "TRANSDUCTIVE") =>
      (await runExperiment(inputs, configOf("linearDiscriminant", { setting }))).folds;
    expect(await scores("TRANSDUCTIVE")).toEqual(await scores("INDUCTIVE"));
  });
});

describe("calibration and threshold", async () => {
  const config = configOf("linearDiscriminant", { nRepeats: 2, recallTarget: 0.8 });
  const result = await runExperiment(inputs, config);

  test("every fold has both; a lower target asks for a threshold at least as high", async () => {
    const strict = await runExperiment(inputs, { ...config, protocol: { ...config.protocol, recallTarget: 1 } });
    for (const [at, fold] of result.folds.entries()) {
      expect(fold.calibrated).toHaveLength(fold.rows.length);
      expect(fold.threshold).toBeGreaterThan(strict.folds[at].threshold ?? 1);
      expect(fold.scores).toEqual(strict.folds[at].scores);
    }
    expect(figureOf(strict, "recallAtTarget").value).toBeGreaterThan(figureOf(result, "recallAtTarget").value ?? 1);
  });

  test("each row is judged by the thresholds of the folds that held it out", () => {
    const shares = new Map<number, number[]>();
    for (const { rows, scores, threshold } of result.folds)
      for (const [at, row] of rows.entries())
        shares.set(row, [...(shares.get(row) ?? []), scores[at] >= (threshold ?? Number.NaN) ? 1 : 0]);
    const mean = (label: number) => {
      const own = [...shares].filter(([row]) => inputs.labels[row] === label).flatMap(([, called]) => called);
      return own.reduce((sum, each) => sum + each, 0) / own.length;
    };
    expect(figureOf(result, "recallAtTarget").value).toBeCloseTo(mean(1), 12);
    expect(figureOf(result, "specificityAtTarget").value).toBeCloseTo(1 - mean(0), 12);
  });

  test.each([
    ["shuffled labels", { control: "SHUFFLED_LABELS" as const }],
    ["the naive protocol", { control: "NAIVE" as const }],
    ["a draw of labels", { nLabels: 20 }],
  ])("%s is not calibrated, and its figures say so", async (_name, choices) => {
    const found = await runExperiment(inputs, configOf("linearDiscriminant", choices));
    for (const { calibrated, threshold } of found.folds) expect([calibrated, threshold]).toEqual([null, null]);
    expect(found.calibrated.every(Number.isNaN)).toBe(true);
    for (const id of ["recallAtTarget", "specificityAtTarget", "costPerImage"])
      expect(figureOf(found, id)).toMatchObject({ value: null, n: 0, reason: "NOT_CALIBRATED" });
    expect(figureOf(found, "brier")).toMatchObject({ scores: "RAW", value: figureOf(found, "brierRaw").value });
  });

  test("fewer than five families of a class inside the training rows are too few to calibrate on", async () => {
    const labels = inputs.labels.map((label, row) => (row < 10 ? label : -1));
    const found = await runExperiment({ ...inputs, labels }, configOf("linearDiscriminant"));
    for (const { calibrated, scores } of found.folds) {
      expect(scores.length).toBeGreaterThan(0);
      expect(calibrated).toBeNull();
    }
  });

  test("the final scores are calibrated by the averaged out-of-fold scores, and keep their order", async () => {
    const { scores, calibrated, calibration } = await fitAndScore(inputs, config, result.folds, result.outOfFold);
    expect(calibration?.slope).toBeGreaterThan(0);
    const order = (of: ArrayLike<number>) => Array.from(of, (_, row) => row).sort((a, b) => of[a] - of[b] || a - b);
    expect(order(calibrated ?? [])).toEqual(order(scores));
    const other = await fitAndScore(
      inputs,
      config,
      result.folds,
      result.outOfFold.map((p) => 0.5 + (p - 0.5) / 4),
    );
    expect(other.scores).toEqual(scores);
    expect(other.calibrated).not.toEqual(calibrated);
    await expect(fitAndScore(inputs, config, result.folds, [0.5])).rejects.toThrow("120 rows, outOfFold has 1 scores");
  });
});

describe("labels drawn inside the training rows", () => {
  test("so many are learned from, both classes among them, and the others join the pool", async () => {
    const { folds } = await runExperiment(inputs, configOf("labelSpreading", { nLabels: 10 }));
    const all = await runExperiment(inputs, configOf("labelSpreading"));
    for (const [at, fold] of folds.entries()) {
      expect([fold.nTrain, fold.nTest]).toEqual([10, all.folds[at].nTest]);
      expect(fold.nUnlabelled).toBe(all.folds[at].nUnlabelled + all.folds[at].nTrain - 10);
      expect(fold.rows).toEqual(all.folds[at].rows);
    }
  });

  test("more labels than there are change nothing but the calibration", async () => {
    const most = await runExperiment(inputs, configOf("linearDiscriminant", { nLabels: 1000 }));
    const all = await runExperiment(inputs, configOf("linearDiscriminant"));
    expect(most.outOfFold).toEqual(all.outOfFold);
    expect(figureOf(most, "rocAuc")).toEqual(figureOf(all, "rocAuc"));
  });
});

describe("the price of leakage", () => {
  test("the naive protocol claims more where images have copies with their label", async () => {
    // Pure noise, each image twice: only its own copy tells an image's label.
    const noise = clouds({ n: 60, nLabelled: 60, d: 8, gap: 0, copies: 0, seed: 5 });
    const { data } = noise.features;
    for (let row = 1; row < 60; row += 2) data.copyWithin(row * 8, (row - 1) * 8, row * 8);
    const twice = {
      ...noise,
      labels: noise.labels.map((_, row) => (row >> 1) % 2),
      groups: noise.groups.map((row) => row >> 1),
    };
    const area = async (control: "NONE" | "NAIVE") =>
      figureOf(
        await runExperiment(twice, configOf("kNearestNeighbors", { parameters: { nNeighbors: 1 }, control })),
        "rocAuc",
      );
    const [honest, naive] = [await area("NONE"), await area("NAIVE")];
    expect(naive.value).toBeGreaterThan(0.85);
    expect(honest.value).toBeLessThan(0.7);
    expect([honest.n, naive.n]).toEqual([30, 60]);
  });
});

describe("inputs nested in the training rows of a fold", () => {
  const keyed = { ...inputs, keys: Array.from(inputs.labels, (_, row) => `image ${(row * 37) % 127}`) };
  test("hold neither the fold's images nor any of their families, and everything else", async () => {
    const config = configOf("linearDiscriminant", { setting: "TRANSDUCTIVE" });
    const { folds } = await runExperiment(keyed, config);
    for (const fold of [0, 4]) {
      const nested = await innerInputs(keyed, config, fold);
      const away = new Set(folds[fold].rows.map((row) => keyed.groups[row]));
      const kept = Array.from(keyed.groups.keys()).filter((row) => !away.has(keyed.groups[row]));
      expect(nested.keys).toEqual(kept.map((row) => keyed.keys[row]));
      expect(Array.from(nested.groups)).toEqual(kept.map((row) => keyed.groups[row]));
      expect(Array.from(nested.labels)).toEqual(kept.map((row) => keyed.labels[row]));
      expect(Object.keys(nested.views ?? {})).toEqual(Object.keys(keyed.views));
      expect((await runExperiment(nested, config)).folds.reduce((sum, { nTest }) => sum + nTest, 0)).toBe(
        folds[fold].nTrain,
      );
    }
  });

  test("a fold that does not exist is refused", async () => {
    await expect(innerInputs(inputs, configOf("linearDiscriminant"), 5)).rejects.toThrow("fold is 5, there are 5");
  });
});

test.each([
  [{ nRepeats: 0 }, "nRepeats is 0, at least 1 is needed"],
  [{ nSplits: 1 }, "nSplits is 1, at least 2 are needed"],
  [{ nLabels: 1 }, "nLabels is 1, at least 2 are needed"],
  [{ recallTarget: 0 }, "recallTarget must be inside (0, 1], got 0"],
  [{ representation: { kind: "pca" as const, nComponents: 0 } }, "nComponents is 0, at least 1 is needed"],
])("a protocol out of range is refused: %o", async (choices, message) => {
  await expect(runExperiment(inputs, configOf("linearDiscriminant", choices))).rejects.toThrow(message);
});
