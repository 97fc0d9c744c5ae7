import { describe, expect, test } from "vitest";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import type { FoldResult } from "./experiment.ts";
import { experimentFigures } from "./experiment-figures.ts";
import type { Figure } from "./figure.ts";
import { poolFolds } from "./pool-folds.ts";

type Drawn = { labels: number[]; scores: number[]; groups: number[]; folds: number[] };

/** Scores of n rows, a family each, whose labels are drawn from them. */
function pool(n: number, seed = 1): Drawn {
  const random = createRandom(seed, "figures");
  const scores = Array.from({ length: n }, () => 1 / (1 + Math.exp(-2 * drawNormal(random))));
  const labels = scores.map((p) => (random() < p ? 1 : 0));
  return { labels, scores, groups: scores.map((_, row) => row), folds: scores.map((_, row) => row % 5) };
}

/** Five folds of these rows, with these areas; calibrated as they are, with this threshold. */
function foldsOf({ scores, folds }: Drawn, aucs: (number | null)[] = FIVE, threshold = 0.3): FoldResult[] {
  return aucs.map((rocAuc, fold) => {
    const rows = [...scores.keys()].filter((row) => folds[row] === fold);
    const own = rows.map((row) => scores[row]);
    return {
      repeat: 0,
      fold,
      nTrain: scores.length - rows.length,
      nTest: rows.length,
      nUnlabelled: 0,
      rocAuc,
      selected: {},
      rows,
      scores: own,
      calibrated: own,
      threshold,
    };
  });
}

const FIVE = [0.8, 0.85, 0.9, 0.75, 0.8];
function figuresOf(drawn: Drawn, folds = foldsOf(drawn), nRepeats = 1, missCost?: number): Figure[] {
  const pooled = poolFolds(drawn.labels.length, folds, nRepeats);
  return experimentFigures(drawn, folds, pooled, createRandom(0), missCost);
}
const find = (figures: Figure[], id: string) => figures.find((figure) => figure.id === id);

describe("experimentFigures", () => {
  test("every figure holds its value inside its interval, or says why it has none", () => {
    for (const figure of figuresOf(pool(100))) {
      expect(figure.n, figure.id).toBeGreaterThan(0);
      expect(figure.value, figure.id).not.toBeNull();
      expect(figure.interval === null, figure.id).toBe(figure.reason !== undefined);
      expect(figure.interval?.low ?? 0, figure.id).toBeLessThanOrEqual(figure.value ?? Number.NaN);
      expect(figure.interval?.high ?? 1, figure.id).toBeGreaterThanOrEqual(figure.value ?? Number.NaN);
    }
  });

  test("the calibration error comes with what perfect calibration would measure, and its range", () => {
    const figures = figuresOf(pool(100));
    const [ece, ifCalibrated] = ["ece", "eceIfCalibrated"].map((id) => find(figures, id));
    expect(ece).toMatchObject({ interval: null, reason: "BIASED_BY_RESAMPLING" });
    expect(ifCalibrated?.interval?.method).toBe("consistency-resampling");
    // These labels were drawn from their scores.
    expect(ece?.value).toBeGreaterThan(ifCalibrated?.interval?.low ?? 1);
    expect(ece?.value).toBeLessThan(ifCalibrated?.interval?.high ?? 0);
  });

  test("proportions of single rows take Wilson's interval, of families of several the group bootstrap", () => {
    const single = pool(80);
    const families = { ...single, groups: single.groups.map((row) => row >> 2) };
    for (const id of ["recall", "precision", "specificity", "accuracy"]) {
      expect(find(figuresOf(single), id)?.interval?.method).toBe("wilson");
      expect(find(figuresOf(families), id)?.interval?.method).toBe("group-bootstrap");
    }
  });

  test("the area is the mean over folds with the corrected interval; its n are the families of those folds", () => {
    const pooled = pool(100);
    const [area] = figuresOf(pooled, foldsOf(pooled, [0.8, 0.85, null, 0.75, 0.8]));
    expect(area).toMatchObject({ id: "rocAuc", nFolds: 4, n: 80 });
    expect(area.value).toBeCloseTo(0.8, 12);
    expect(area.interval?.method).toBe("nadeau-bengio");
    expect(figuresOf(pooled, foldsOf(pooled, [1, 1, 1]))[0]).toMatchObject({
      value: 1,
      interval: null,
      reason: "NO_SPREAD",
    });
    expect(figuresOf(pooled, foldsOf(pooled, [0.9, null]))[0]).toMatchObject({ value: null, reason: "TOO_FEW_FOLDS" });
  });

  test.each([
    ["NO_LABELS", [-1, -1]],
    ["ONE_CLASS", [1, -1]],
    ["NOT_SCORED", [1, 0]],
  ])("nothing scored: every figure is null and says %s", (reason, labels) => {
    const nothing = { labels, scores: [], groups: labels.map((_, row) => row), folds: [] };
    const figures = figuresOf(nothing, []);
    for (const figure of figures) expect(figure).toMatchObject({ value: null, n: 0, interval: null, reason });
    expect(figures.map(({ id }) => id)).toEqual(figuresOf(pool(30)).map(({ id }) => id));
  });

  test("a figure that these predictions leave undefined says what is missing, not 0 or NaN", () => {
    const pooled = pool(40);
    const figures = figuresOf({ ...pooled, scores: pooled.scores.map((p) => 0.4 * p) });
    expect(find(figures, "precision")).toMatchObject({ value: null, n: 0, reason: "NO_PREDICTED_POSITIVES" });
    expect(find(figures, "mcc")).toMatchObject({ value: null, n: 40, reason: "NO_PREDICTED_POSITIVES" });
    expect(find(figures, "recall")).toMatchObject({ value: 0 });
  });

  test("predictions without an error: figures that no resample moves have no interval of width 0, proportions keep Wilson's", () => {
    const pooled = pool(40);
    const figures = figuresOf({ ...pooled, scores: pooled.labels.map((label) => 0.1 + 0.8 * label) });
    for (const id of ["f1", "f2", "mcc", "averagePrecision", "balancedAccuracy", "brier"])
      expect(find(figures, id)).toMatchObject({ interval: null, reason: "NO_SPREAD" });
    expect(find(figures, "recall")?.interval?.low).toBeLessThan(0.95);
  });

  test("probabilities are judged calibrated where they can be, said so, and beside the method's own", () => {
    const drawn = pool(100);
    const folds = foldsOf(drawn);
    const sharper = folds.map((fold) => ({ ...fold, calibrated: fold.scores.map((p) => p ** 2) }));
    const [same, other] = [figuresOf(drawn, folds), figuresOf(drawn, sharper)];
    for (const id of ["logLoss", "brier", "ece", "eceIfCalibrated"]) {
      expect(find(other, id), id).toMatchObject({ scores: "CALIBRATED", n: 100 });
      expect(find(other, id)?.value, id).not.toBe(find(same, id)?.value);
    }
    for (const id of ["brierRaw", "eceRaw", "f1", "averagePrecision", "rocAuc"])
      expect(find(other, id), id).toEqual(find(same, id));
    const raw = figuresOf(
      drawn,
      folds.map((fold) => ({ ...fold, calibrated: null, threshold: null })),
    );
    expect(find(raw, "brier")).toMatchObject({ scores: "RAW", value: find(raw, "brierRaw")?.value });
    expect(find(raw, "costPerImage")).toMatchObject({ value: null, reason: "NOT_CALIBRATED", missCost: 10 });
  });

  test("what a missed cancer weighs changes the cost alone", () => {
    const drawn = pool(100);
    const [usual, dear] = [figuresOf(drawn), figuresOf(drawn, foldsOf(drawn), 1, 50)];
    const rest = (figures: Figure[]) =>
      figures.filter(({ id }) => id !== "costPerImage").map(({ id, value }) => [id, value]);
    expect(rest(dear)).toEqual(rest(usual));
    expect(find(dear, "costPerImage")).toMatchObject({ missCost: 50 });
    expect(find(usual, "costPerImage")).toMatchObject({ missCost: 10 });
  });

  test("the same seed gives the same figures", () => {
    expect(figuresOf(pool(60))).toEqual(figuresOf(pool(60)));
  });
});
