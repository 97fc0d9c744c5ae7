import { expect, test } from "vitest";
import { rocAuc } from "../../metrics/roc-auc.ts";
import { drawNormal, shuffle } from "../../random/draw.ts";
import { createRandom, type Random } from "../../random/random.ts";
import { compareToBaseline } from "./compare-to-baseline.ts";
import type { ComparedFold } from "./compared.ts";
import { type LabelPoint, labelEfficiency } from "./label-efficiency.ts";
import { madeCompared } from "./made-compared.fixture.ts";

const low = [0.8, 0.78, 0.82, 0.79, 0.81];
const high = [0.86, 0.85, 0.87, 0.84, 0.88];
const close = [0.81, 0.77, 0.82, 0.8, 0.81];
const point = (nLabels: number | null, supervised: number[], semiSupervised: number[]): LabelPoint => ({
  nLabels,
  supervised: madeCompared("supervised", supervised),
  semiSupervised: madeCompared("semi-supervised", semiSupervised),
});
const params = { seed: 1 };

test("each point has both areas and the gain between them, in order of labels, all of them last", () => {
  const { points } = labelEfficiency([point(null, high, high), point(20, low, close), point(5, low, high)], params);
  expect(points.map(({ nLabels, isAll }) => [nLabels, isAll])).toEqual([
    [5, false],
    [20, false],
    [80, true],
  ]);
  expect(points[0].supervised.auc).toBeCloseTo(0.8, 12);
  expect(points[0].semiSupervised.auc).toBeCloseTo(0.86, 12);
  expect(points[0].gain.difference).toBeCloseTo(0.06, 12);
  expect(points[0].supervised.interval).not.toBeNull();
});

test("p-values are adjusted over the points: three times as strict for the first of three", () => {
  const { points } = labelEfficiency([point(5, low, high), point(10, low, close), point(20, low, close)], params);
  const five = madeCompared("a", low);
  const [alone] = compareToBaseline(five, [madeCompared("b", high)], params);
  expect(points[0].gain.holmPValue).toBeCloseTo(3 * (alone.pValue ?? 0), 12);
});

test("the summary says where the unlabelled images help and where they hurt", () => {
  const found = (points: LabelPoint[]) => {
    const { verdict, gainAt, lossAt } = labelEfficiency(points, params);
    return { verdict, gainAt, lossAt };
  };
  expect(found([point(5, low, high), point(null, low, close)])).toEqual({ verdict: "HELPS", gainAt: [5], lossAt: [] });
  expect(found([point(5, low, close), point(null, high, low)])).toEqual({ verdict: "HURTS", gainAt: [], lossAt: [80] });
  expect(found([point(5, low, high), point(null, high, low)])).toEqual({
    verdict: "DEPENDS_ON_LABELS",
    gainAt: [5],
    lossAt: [80],
  });
});

test("where they add nothing, it says so with the smallest difference that would have been shown", () => {
  const found = labelEfficiency(
    [
      point(5, low, close),
      point(
        10,
        high,
        low.map((area, at) => area + at / 20),
      ),
    ],
    params,
  );
  expect(found.verdict).toBe("NO_DIFFERENCE_SHOWN");
  const effects = found.points.map(({ gain }) => gain.smallestEffectAmongAll ?? Number.NaN);
  expect(found.smallestEffect).toEqual({ nLabels: 5, difference: Math.min(...effects), n: 100 });
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});

test("identical curves, or none, measure nothing, and are not said to show nothing", () => {
  expect(labelEfficiency([point(5, low, low)], params)).toMatchObject({
    verdict: "NOT_MEASURED",
    smallestEffect: null,
  });
  expect(labelEfficiency([], params)).toMatchObject({ points: [], verdict: "NOT_MEASURED" });
});

test("over 5 times 5 folds that learn from 10 labels, equal learners are told apart at most as often as the level says", () => {
  const random = createRandom(3, "equal learners");
  const nStudies = 200;
  let shown = 0;
  let width = 0;
  for (let study = 0; study < nStudies; study++) {
    const [first, second] = equalLearners(random);
    const [found] = compareToBaseline(
      { ...madeCompared("first", []), folds: first },
      [{ ...madeCompared("second", []), folds: second }],
      params,
    );
    if (found.verdict !== "NO_DIFFERENCE_SHOWN") shown++;
    width += ((found.interval?.high ?? 0) - (found.interval?.low ?? 0)) / nStudies;
  }
  // Three deviations about 5 %.
  expect(shown / nStudies).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / nStudies));
  // The ratio of the 20 rows held out to the 10 learned from would make it 1.08.
  expect(width).toBeLessThan(0.45);
});

/** Two learners of equal worth on 100 rows: each the line between the class means of its own two columns. */
function equalLearners(random: Random): [ComparedFold[], ComparedFold[]] {
  const labels = Array.from({ length: 100 }, (_, row) => row % 2);
  const draw = () => labels.map((label) => drawNormal(random) + 0.8 * label);
  const columns = [
    [draw(), draw()],
    [draw(), draw()],
  ];
  const folds: [ComparedFold[], ComparedFold[]] = [[], []];
  let order: number[] = [];
  for (let at = 0; at < 25; at++) {
    if (at % 5 === 0) order = shuffledByClass(random);
    const test = order.filter((_, place) => Math.floor(place / 2) % 5 === at % 5);
    const rest = shuffle(
      order.filter((row) => !test.includes(row)),
      random,
    );
    const learned = [0, 1].flatMap((label) => rest.filter((row) => labels[row] === label).slice(0, 5));
    for (const [learner, own] of columns.entries()) {
      const weights = own.map((values) => meanDifference(values, labels, learned));
      const scores = test.map((row) => own.reduce((sum, values, i) => sum + weights[i] * values[row], 0));
      const area = rocAuc(
        test.map((row) => labels[row]),
        scores,
      );
      folds[learner].push({ repeat: Math.floor(at / 5), fold: at % 5, nTrain: 10, nTest: 20, rocAuc: area });
    }
  }
  return folds;
}

/** Rows of the two classes in turn. */
function shuffledByClass(random: Random): number[] {
  const [normals, cancers] = [0, 1].map((label) =>
    shuffle(
      Array.from({ length: 50 }, (_, at) => 2 * at + label),
      random,
    ),
  );
  return normals.flatMap((row, at) => [row, cancers[at]]);
}

function meanDifference(values: readonly number[], labels: readonly number[], rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + (labels[row] === 1 ? values[row] : -values[row]), 0);
}
